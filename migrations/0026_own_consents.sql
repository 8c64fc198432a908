-- Why: a citizen whose record stands with two holders reaches each of her consents through her portal. Expand only; no locks of note.
set local role dayaq_vault;
create function vault.own_consent(consent uuid) returns table (center_id uuid, victim_id uuid, portal_access boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select v.center_id, v.id, v.portal_access from public.consents c
  join public.victims v on v.center_id = c.center_id and v.id = c.victim_id
  where c.id = consent and v.citizen_key = current_setting('dayaq.actor', true) and v.erased_at is null
$$;
comment on function vault.own_consent(uuid) is
  'Where a consent of the very citizen stands in whose name the transaction runs; nobody else''s is found.';
revoke all on function vault.own_consent(uuid) from public;
grant execute on function vault.own_consent(uuid) to dayaq_service;
set local role dayaq_owner;
select app.describe_standard_columns();
