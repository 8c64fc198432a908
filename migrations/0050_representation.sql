-- Why: who may speak for her is recorded as such and may end; capacity taken by a court is a dated fact; a consent to
-- shelter belongs to the episode it was given for.
-- Expand only: a new table and nullable columns; no locks of note.
create table representations (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  related_person_id uuid not null,
  capacity text not null,
  text_id uuid,
  documented_on date,
  from_on date not null,
  ended_at timestamptz,
  end_reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint representations_pk primary key (center_id, id),
  constraint representations_related_fk foreign key (center_id, related_person_id) references related_persons (center_id, id),
  constraint representations_capacity check (capacity in ('parent', 'guardian', 'trustee', 'guardianship_officer', 'appointed_lawyer')),
  constraint representations_ended check ((ended_at is null) = (end_reason is null))
);
create index representations_related on representations (center_id, related_person_id, from_on);
comment on table representations is 'That a person around her represents her by law, since when, and that it ended; nobody represents her by being related.';
comment on column representations.related_person_id is 'Who represents her.';
comment on column representations.capacity is 'parent, guardian, trustee, guardianship_officer, appointed_lawyer.';
comment on column representations.text_id is 'Number of the document it rests on, in the vault.';
comment on column representations.documented_on is 'Day of that document.';
comment on column representations.from_on is 'First Baku day on which it holds.';
comment on column representations.ended_at is 'From this instant it no longer holds.';
comment on column representations.end_reason is 'Why it ended, from a closed list.';
select app.protect('representations', 'mutable');

alter table victims
  add column incapable_from_on date,
  add column incapable_until_before date,
  add column incapacity_text_id uuid;
comment on column victims.incapable_from_on is 'First Baku day without capacity, as a court found; null: no court did.';
comment on column victims.incapable_until_before is 'First Baku day with capacity again; null: until a court gives it back.';
comment on column victims.incapacity_text_id is 'Number of the court''s decision, in the vault.';

alter table consents add column case_id uuid;
comment on column consents.case_id is 'The episode it was given for; null for one given before an episode was open.';
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
  c.objection_text_id,
  c.case_id
from consents c;
select app.describe_standard_columns();
