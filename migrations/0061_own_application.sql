-- Why: a citizen's look-up of an application goes into one holder's house or nobody's, however many records she has, so
-- that the number of statements tells nothing. Expand only; no locks of note.
grant select (center_id, id, victim_id) on applications to dayaq_vault;
create policy gate on applications for select to dayaq_vault using (true);
set local role dayaq_vault;
create function vault.own_application(sought uuid) returns table (center_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select v.center_id from public.applications a
  join public.victims v on v.center_id = a.center_id and v.id = a.victim_id
  where a.id = sought and v.citizen_key = current_setting('dayaq.actor', true) and v.portal_access and v.erased_at is null
$$;
comment on function vault.own_application(uuid) is
  'Where an application of the very citizen stands in whose name the transaction runs, once the portal is open for her; nobody else''s is found.';
revoke all on function vault.own_application(uuid) from public;
grant execute on function vault.own_application(uuid) to dayaq_service;
set local role dayaq_owner;
select app.describe_standard_columns();
