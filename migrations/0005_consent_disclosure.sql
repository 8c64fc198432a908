-- Why: consent as an insert-only record with its events, and the only doors through which a person's data leaves:
-- addressed rows that a recipient reads, the ledger of what was told, and the trace of every miss.
-- Expand only; no locks of note.
create table consents (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  purpose text not null,
  decision text not null,
  recipient_id uuid,
  disclosure_purpose text,
  scopes text[] not null default '{}',
  grantor text not null,
  grantor_related_person_id uuid,
  grantor_organization_id uuid,
  method text not null,
  language text not null,
  interpreter_used boolean not null,
  text_version text not null,
  granted_at timestamptz not null,
  valid_until timestamptz,
  needs_confirmation boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  constraint consents_pk primary key (center_id, id),
  constraint consents_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint consents_purpose check (purpose in ('shelter', 'services', 'disclosure')),
  constraint consents_decision check (decision in ('given', 'refused')),
  constraint consents_specific check (
    (purpose = 'disclosure') = (recipient_id is not null and disclosure_purpose is not null)
    and (purpose <> 'disclosure' or decision = 'refused' or (valid_until is not null and cardinality(scopes) > 0))
  )
);
create index consents_victim on consents (center_id, victim_id);
create index consents_recipient on consents (center_id, recipient_id) where recipient_id is not null;
comment on table consents is 'What she (or who may speak for her) agreed to or refused. Insert only; a blanket consent cannot be stored.';
comment on column consents.purpose is 'shelter, services or disclosure: one never covers another.';
comment on column consents.decision is 'given or refused; a refusal is recorded too.';
comment on column consents.recipient_id is 'For disclosure: the one body named.';
comment on column consents.disclosure_purpose is 'For disclosure: the one purpose named.';
comment on column consents.scopes is 'For disclosure: which parts.';
comment on column consents.grantor is 'self, legal_representative, guardianship_authority.';
comment on column consents.grantor_related_person_id is 'Which representative.';
comment on column consents.grantor_organization_id is 'Which guardianship authority.';
comment on column consents.method is 'written, oral_witnessed, electronic.';
comment on column consents.language is 'Language in which it was explained.';
comment on column consents.interpreter_used is 'Whether an interpreter helped.';
comment on column consents.text_version is 'Version of the text she was shown.';
comment on column consents.granted_at is 'When.';
comment on column consents.valid_until is 'First instant at which it no longer holds.';
comment on column consents.needs_confirmation is 'Given by portal: pending until staff confirm it with her alone.';
select app.protect('consents', 'append');

create table consent_events (
  center_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  kind text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint consent_events_pk primary key (center_id, id),
  constraint consent_events_consent_fk foreign key (center_id, consent_id) references consents (center_id, id),
  constraint consent_events_kind check (kind in ('confirmed', 'withdrawn', 'lapsed'))
);
create index consent_events_consent on consent_events (center_id, consent_id);
comment on table consent_events is 'Confirmation, withdrawal and lapse; the consent itself is never changed.';
comment on column consent_events.consent_id is 'The consent.';
comment on column consent_events.kind is 'confirmed, withdrawn, lapsed.';
select app.protect('consent_events', 'append');

create view consent_records with (security_invoker = true) as
select
  c.*,
  (select min(e.occurred_at) from consent_events e
    where e.center_id = c.center_id and e.consent_id = c.id and e.kind = 'withdrawn') as withdrawn_at,
  (select min(e.occurred_at) from consent_events e
    where e.center_id = c.center_id and e.consent_id = c.id and e.kind = 'lapsed') as lapsed_at,
  (select min(e.occurred_at) from consent_events e
    where e.center_id = c.center_id and e.consent_id = c.id and e.kind = 'confirmed') as confirmed_at
from consents c;
comment on view consent_records is 'A consent with what happened to it since.';
comment on column consent_records.withdrawn_at is 'When withdrawn.';
comment on column consent_records.lapsed_at is 'When it lapsed.';
comment on column consent_records.confirmed_at is 'When staff confirmed it with her alone.';
grant select on consent_records to dayaq_service;

create table releases (
  center_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  reference text not null,
  kind text not null,
  basis text not null,
  purpose text not null,
  scopes text[] not null,
  victim_ids uuid[] not null,
  consent_ids uuid[] not null,
  content jsonb not null,
  sent_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint releases_pk primary key (center_id, id),
  constraint releases_reference_once unique (reference),
  constraint releases_basis check (basis in ('consent', 'statutory_child', 'compelled', 'pseudonymous'))
);
create index releases_recipient on releases (recipient_id, sent_on);
create index releases_victims on releases using gin (victim_ids);
comment on table releases is 'An addressed row: what one recipient may read by its own random reference. Consent is weighed again at every reading.';
comment on column releases.recipient_id is 'The one body it is addressed to.';
comment on column releases.reference is 'Random per recipient and episode; two recipients cannot join theirs.';
comment on column releases.kind is 'disclosure, child_notice, referral, placement_request.';
comment on column releases.basis is 'consent, statutory_child, compelled, pseudonymous.';
comment on column releases.purpose is 'The one purpose.';
comment on column releases.scopes is 'Parts that may be read.';
comment on column releases.victim_ids is 'Persons it speaks of; never shown.';
comment on column releases.consent_ids is 'Consents it rests on; never shown.';
comment on column releases.content is 'Listed, de-identified fields as sent; identity is never copied here.';
comment on column releases.sent_on is 'Baku day of sending: the only date that leaves.';
select app.protect('releases', 'append');

create table attempts (
  org_id uuid not null,
  id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  route text not null,
  purpose text,
  asked bytea[] not null,
  constraint attempts_pk primary key (org_id, id)
);
create index attempts_asked on attempts using gin (asked);
comment on table attempts is 'One row for every look-up from outside, whether or not the thing exists: the same trace for every miss.';
comment on column attempts.org_id is 'Organisation that asked.';
comment on column attempts.route is 'Route pattern.';
comment on column attempts.purpose is 'Purpose it gave.';
comment on column attempts.asked is 'Keyed hashes of the reference or of the identity terms.';
alter table attempts enable row level security;
alter table attempts force row level security;
create policy caller on attempts for insert with check (org_id = app.scope());
grant insert on attempts to dayaq_service;

create table disclosures (
  center_id uuid not null,
  id uuid not null,
  victim_ids uuid[] not null,
  recipient_id uuid,
  recipient_class text not null,
  purpose text,
  scopes text[] not null,
  basis text,
  outcome text not null,
  release_id uuid,
  attempt_id uuid,
  decision_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint disclosures_pk primary key (center_id, id),
  constraint disclosures_attempt_once unique (center_id, attempt_id),
  constraint disclosures_outcome check (outcome in ('released', 'refused', 'awaiting_approval', 'read', 'attempted'))
);
create index disclosures_victims on disclosures using gin (victim_ids);
comment on table disclosures is 'The ledger: who was told what on which basis, who was refused, who asked. Insert only.';
comment on column disclosures.victim_ids is 'Persons concerned.';
comment on column disclosures.recipient_id is 'The body.';
comment on column disclosures.recipient_class is 'criminal_prosecution, other_state_body, legal_entity, individual.';
comment on column disclosures.purpose is 'Purpose.';
comment on column disclosures.scopes is 'Parts.';
comment on column disclosures.basis is 'consent, statutory_child, compelled, pseudonymous; null when refused.';
comment on column disclosures.outcome is 'released, refused, awaiting_approval, read (by the recipient), attempted (a look-up that got nothing).';
comment on column disclosures.release_id is 'The addressed row.';
comment on column disclosures.attempt_id is 'The attempt it was attributed from.';
select app.protect('disclosures', 'append');

-- The gate must look across scopes in two narrow questions; their functions belong to dayaq_vault, which gets exactly
-- the reading they need and can never log in.
grant select on releases, attempts, disclosures to dayaq_vault;
create policy gate on releases for select to dayaq_vault using (true);
create policy gate on attempts for select to dayaq_vault using (true);
set local role dayaq_vault;

create function vault.locate_release(sought text) returns table (center_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.center_id, r.id from public.releases r where r.reference = sought and r.recipient_id = app.scope()
$$;
comment on function vault.locate_release(text) is
  'Where a reference leads, for its recipient only; the gate then weighs consent in the holder''s scope.';

create function vault.unattributed_attempts(reference_tokens bytea[], release_ids uuid[])
  returns table (attempt_id uuid, org_id uuid, recorded_at timestamptz, purpose text, victim_id uuid, release_id uuid)
  language sql stable security definer set search_path = public, vault, pg_temp as $$
  select a.id, a.org_id, a.recorded_at, a.purpose, b.victim_id, null::uuid
  from public.attempts a
  join lateral (
    select i.victim_id from vault.blind_index i
    where i.center_id = app.scope() and i.token = any (a.asked)
    group by i.victim_id having count(distinct i.token) = cardinality(a.asked)
  ) b on true
  where not exists (select from public.disclosures d where d.center_id = app.scope() and d.attempt_id = a.id)
  union all
  select a.id, a.org_id, a.recorded_at, a.purpose, null::uuid, t.release_id
  from unnest(reference_tokens, release_ids) as t (token, release_id)
  join public.attempts a on a.asked = array[t.token]
  where not exists (select from public.disclosures d where d.center_id = app.scope() and d.attempt_id = a.id)
$$;
comment on function vault.unattributed_attempts(bytea[], uuid[]) is
  'Attempts that asked for this holder''s persons (by identity terms) or releases (by reference) and are not yet in its ledger.';
revoke all on function vault.locate_release(text), vault.unattributed_attempts(bytea[], uuid[]) from public;
grant execute on function vault.locate_release(text), vault.unattributed_attempts(bytea[], uuid[]) to dayaq_service;
set local role dayaq_owner;
select app.describe_standard_columns();
