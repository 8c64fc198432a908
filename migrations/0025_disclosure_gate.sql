-- Why: what the gate needs beyond the first tables: a reference per recipient and episode, orders with two approvers, and
-- the narrow questions that are asked across scopes: hers by her own portal identity, a recipient's own releases, whose
-- consent names the asking body, whom an attempt concerned.
-- Expand, and one function replaced before its first use; no locks of note.
alter table consents
  add column child_view text,
  add column objection_text_id uuid,
  add constraint consents_child_view check (child_view in ('agree', 'object', 'mixed', 'declined')),
  drop constraint consents_specific,
  add constraint consents_specific check (
    (purpose = 'disclosure' or (recipient_id is null and disclosure_purpose is null))
    and (purpose <> 'disclosure' or decision = 'refused' or (recipient_id is not null and disclosure_purpose is not null
      and valid_until is not null and cardinality(scopes) > 0)));
comment on constraint consents_specific on consents is 'A blanket consent cannot be stored; a blanket refusal can.';
comment on column consents.child_view is 'What the child said of this disclosure when it was asked for.';
comment on column consents.objection_text_id is 'Management''s written reason for deciding against the child''s objection, in the vault.';
create or replace view consent_records with (security_invoker = true) as
select
  c.center_id, c.id, c.victim_id, c.purpose, c.decision, c.recipient_id, c.disclosure_purpose, c.scopes, c.grantor,
  c.grantor_related_person_id, c.grantor_organization_id, c.method, c.language, c.interpreter_used, c.text_version,
  c.granted_at, c.valid_until, c.needs_confirmation, c.recorded_at, c.recorded_by, c.decision_id,
  (select min(e.occurred_at) from consent_events e
    where e.center_id = c.center_id and e.consent_id = c.id and e.kind = 'withdrawn') as withdrawn_at,
  (select min(e.occurred_at) from consent_events e
    where e.center_id = c.center_id and e.consent_id = c.id and e.kind = 'lapsed') as lapsed_at,
  (select min(e.occurred_at) from consent_events e
    where e.center_id = c.center_id and e.consent_id = c.id and e.kind = 'confirmed') as confirmed_at,
  c.child_view,
  c.objection_text_id
from consents c;

create table case_references (
  center_id uuid not null,
  recipient_id uuid not null,
  episodes uuid[] not null,
  reference text not null,
  constraint case_references_pk primary key (center_id, recipient_id, episodes),
  constraint case_references_reference_once unique (reference)
);
comment on table case_references is 'What one recipient calls one episode: random, stable inside the episode, another for every other recipient.';
comment on column case_references.recipient_id is 'The one body that knows this reference.';
comment on column case_references.episodes is 'Episodes spoken of together, sorted: the case of each person, or the person herself before there is one.';
comment on column case_references.reference is 'The random reference.';
select app.protect('case_references', 'append');

alter table releases
  add column case_reference text not null,
  add column reference_token bytea not null,
  add constraint releases_kind check (kind in ('disclosure', 'child_notice', 'referral', 'placement_request'));
create index releases_token on releases (center_id, reference_token);
comment on column releases.reference is 'Address of this one release: random, known to its recipient only.';
comment on column releases.case_reference is 'What the recipient calls the episode; the same in all it is told of it.';
comment on column releases.reference_token is 'Keyed hash of the reference, by which an attempt is attributed.';

create table disclosure_orders (
  center_id uuid not null,
  disclosure_id uuid not null,
  kind text not null,
  document_text_id uuid not null,
  scopes text[] not null,
  management boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint disclosure_orders_pk primary key (center_id, disclosure_id),
  constraint disclosure_orders_disclosure_fk foreign key (center_id, disclosure_id) references disclosures (center_id, id),
  constraint disclosure_orders_kind check (kind in ('court_order', 'statutory_order'))
);
comment on table disclosure_orders is 'The order behind a compelled release, entered by the first of two people.';
comment on column disclosure_orders.disclosure_id is 'The release that it compels.';
comment on column disclosure_orders.kind is 'court_order, statutory_order.';
comment on column disclosure_orders.document_text_id is 'Number and date of the document, in the vault.';
comment on column disclosure_orders.scopes is 'What the order itself asks for.';
comment on column disclosure_orders.management is 'Whether who entered it belongs to management.';
select app.protect('disclosure_orders', 'append');

create table disclosure_approvals (
  center_id uuid not null,
  disclosure_id uuid not null,
  release_id uuid not null,
  management boolean not null,
  decision_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint disclosure_approvals_pk primary key (center_id, disclosure_id),
  constraint disclosure_approvals_disclosure_fk foreign key (center_id, disclosure_id) references disclosures (center_id, id)
);
comment on table disclosure_approvals is 'The second of two people approved a compelled release, and it went out.';
comment on column disclosure_approvals.disclosure_id is 'The release that was approved.';
comment on column disclosure_approvals.release_id is 'The addressed row.';
comment on column disclosure_approvals.management is 'Whether who approved belongs to management.';
select app.protect('disclosure_approvals', 'append');

create view disclosure_records with (security_invoker = true) as
select
  d.center_id, d.id, d.victim_ids, d.recipient_id, d.recipient_class, d.purpose, d.scopes, d.basis,
  case when a.disclosure_id is null then d.outcome else 'released' end as outcome,
  coalesce(a.release_id, d.release_id) as release_id,
  d.attempt_id,
  coalesce(a.decision_id, d.decision_id) as decision_id,
  d.occurred_at, d.recorded_at, d.recorded_by,
  a.recorded_at as approved_at
from disclosures d
left join disclosure_approvals a on a.center_id = d.center_id and a.disclosure_id = d.id;
comment on view disclosure_records is 'The ledger with what became of the releases that waited for a second person.';
comment on column disclosure_records.victim_ids is 'Persons concerned.';
comment on column disclosure_records.recipient_id is 'The body.';
comment on column disclosure_records.recipient_class is 'criminal_prosecution, other_state_body, legal_entity, individual, unknown.';
comment on column disclosure_records.purpose is 'Purpose.';
comment on column disclosure_records.scopes is 'Parts.';
comment on column disclosure_records.basis is 'consent, statutory_child, compelled, pseudonymous; null when refused.';
comment on column disclosure_records.release_id is 'The addressed row.';
comment on column disclosure_records.attempt_id is 'The attempt it was attributed from.';
comment on column disclosure_records.outcome is 'released, refused, awaiting_approval, read, attempted.';
comment on column disclosure_records.approved_at is 'When the second person approved.';
grant select on disclosure_records to dayaq_service;

grant select (center_id, id, citizen_key, portal_access, erased_at, recorded_at) on victims to dayaq_vault;
grant select on consents, consent_events to dayaq_vault;
create policy gate on victims for select to dayaq_vault using (true);
create policy gate on consents for select to dayaq_vault using (true);
create policy gate on consent_events for select to dayaq_vault using (true);
create policy gate on disclosures for select to dayaq_vault using (true);

set local role dayaq_vault;
create index blind_index_person on vault.blind_index (center_id, token);
drop function vault.unattributed_attempts(bytea[], uuid[]);

create function vault.own_records() returns table (center_id uuid, victim_id uuid, portal_access boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select v.center_id, v.id, v.portal_access from public.victims v
  where v.citizen_key = current_setting('dayaq.actor', true) and v.erased_at is null
  order by v.recorded_at desc, v.id
$$;
comment on function vault.own_records() is
  'Records of the very citizen in whose name the transaction runs, newest first; nobody else can be asked for.';

create function vault.addressed_releases(after_on date, after_reference text, at_most integer)
  returns table (center_id uuid, id uuid, sent_on date, reference text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.center_id, r.id, r.sent_on, r.reference from public.releases r
  where r.recipient_id = app.scope()
    and (after_on is null or (r.sent_on, r.reference) > (after_on, after_reference))
  order by r.sent_on, r.reference limit at_most
$$;
comment on function vault.addressed_releases(date, text, integer) is
  'What was ever addressed to the asking body; the gate then weighs each in its holder''s scope.';

create function vault.consented_record(terms text[], tokens bytea[], wanted_purpose text, at timestamptz)
  returns table (center_id uuid, victim_id uuid)
  language sql stable security definer set search_path = vault, pg_temp as $$
  select h.center_id, h.victim_id
  from vault.holders(terms, tokens) h
  join public.consents c on c.center_id = h.center_id and c.victim_id = h.victim_id
    and c.recipient_id = app.scope() and c.disclosure_purpose = wanted_purpose and c.decision = 'given'
  left join public.consent_events e on e.center_id = c.center_id and e.consent_id = c.id and e.kind = 'withdrawn'
  order by e.id is null and c.valid_until > at desc, c.granted_at desc, c.id limit 1
$$;
comment on function vault.consented_record(text[], bytea[], text, timestamptz) is
  'The one record whose consent names the asking body and this purpose; the gate then weighs that consent. Without such a consent on record, known and unknown persons are one case.';

create function vault.attempt_subjects(attempt uuid)
  returns table (org_id uuid, recorded_at timestamptz, purpose text, victim_ids uuid[], release_id uuid)
  language sql stable security definer set search_path = public, vault, pg_temp as $$
  select a.org_id, a.recorded_at, a.purpose, coalesce(r.victim_ids, b.victim_ids), r.id
  from public.attempts a
  left join public.releases r
    on r.center_id = app.scope() and cardinality(a.asked) = 1 and r.reference_token = a.asked[1]
  left join lateral (
    select array_agg(m.victim_id) as victim_ids from (
      select i.victim_id from vault.blind_index i
      where i.center_id = app.scope() and i.token = any (a.asked)
      group by i.victim_id having count(distinct i.token) = cardinality(a.asked)
    ) m
  ) b on true
  where a.id = attempt and (r.id is not null or b.victim_ids is not null)
    and not exists (select from public.disclosures d where d.center_id = app.scope() and d.attempt_id = a.id)
$$;
comment on function vault.attempt_subjects(uuid) is
  'Whom of this holder''s persons an attempt asked for, by identity terms or by the reference of a release; nothing once it stands in the ledger.';
revoke all on function vault.own_records(), vault.addressed_releases(date, text, integer),
  vault.consented_record(text[], bytea[], text, timestamptz), vault.attempt_subjects(uuid) from public;
grant execute on function vault.own_records(), vault.addressed_releases(date, text, integer),
  vault.consented_record(text[], bytea[], text, timestamptz), vault.attempt_subjects(uuid) to dayaq_service;
set local role dayaq_owner;
select app.describe_standard_columns();
