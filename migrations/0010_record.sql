-- Why: what a record holds beyond the person and the episode: signs in words, acts of violence and exploitation, risk,
-- safety plans, who may read professional notes, and one view that tells her record in order.
-- Expand only: nullable columns and new tables; no locks of note.
alter table victims add column seal_asked_by text;
comment on column victims.seal_asked_by is 'Whose wish the seal is: management or herself.';
alter table suspicions add column text_id uuid;
comment on column suspicions.text_id is 'The sign in words, in the vault.';
alter table barred_readers add column lifted_by text;
comment on column barred_readers.lifted_by is 'Keyed hash of who lifted it.';
alter table cases add column rights_language text;
comment on column cases.rights_language is 'Language in which her rights were explained.';
alter table contact_rules add constraint contact_rules_once unique (center_id, victim_id, related_person_id);

create table case_acts (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  act text not null,
  kinds text[] not null,
  text_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint case_acts_pk primary key (center_id, id),
  constraint case_acts_case_fk foreign key (center_id, case_id) references cases (center_id, id),
  constraint case_acts_act check (act in ('violence', 'exploitation'))
);
create index case_acts_case on case_acts (center_id, case_id, occurred_at);
comment on table case_acts is 'What was done to her, by kind; the words are in the vault.';
comment on column case_acts.act is 'violence or exploitation.';
comment on column case_acts.kinds is 'Kinds from a closed list.';
select app.protect('case_acts', 'append');

create table risk_assessments (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  risk_level text not null,
  text_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint risk_assessments_pk primary key (center_id, id),
  constraint risk_assessments_case_fk foreign key (center_id, case_id) references cases (center_id, id)
);
create index risk_assessments_case on risk_assessments (center_id, case_id, occurred_at);
comment on table risk_assessments is 'How great the danger is; the last one counts.';
comment on column risk_assessments.risk_level is 'low, medium, high, extreme.';
select app.protect('risk_assessments', 'append');

create table safety_plans (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  made_with_her boolean not null,
  text_id uuid not null,
  review_on date,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint safety_plans_pk primary key (center_id, id),
  constraint safety_plans_case_fk foreign key (center_id, case_id) references cases (center_id, id)
);
create index safety_plans_case on safety_plans (center_id, case_id, occurred_at);
comment on table safety_plans is 'What she does when danger comes; the plan itself is in the vault, the last one counts.';
comment on column safety_plans.made_with_her is 'Whether she took part in making it.';
comment on column safety_plans.review_on is 'Baku day of the next look at it.';
select app.protect('safety_plans', 'append');

create table case_events (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  kind text not null,
  code text,
  decision_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint case_events_pk primary key (center_id, id),
  constraint case_events_case_fk foreign key (center_id, case_id) references cases (center_id, id),
  constraint case_events_kind check (kind in ('opened', 'closed', 'reopened', 'rights_explained', 'key_worker_named'))
);
create index case_events_case on case_events (center_id, case_id, occurred_at);
comment on table case_events is 'Turns of an episode, in order; codes only.';
comment on column case_events.kind is 'opened, closed, reopened, rights_explained, key_worker_named.';
comment on column case_events.code is 'Why or how, from a closed list.';
select app.protect('case_events', 'append');

create table note_readers (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  profession text not null,
  reader text not null,
  basis text not null,
  reason_code text,
  until_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint note_readers_pk primary key (center_id, id),
  constraint note_readers_case_fk foreign key (center_id, case_id) references cases (center_id, id),
  constraint note_readers_basis check ((basis = 'named' and until_at is null) or (basis = 'emergency' and until_at is not null and reason_code is not null))
);
create index note_readers_of on note_readers (center_id, case_id, reader);
comment on table note_readers is 'Colleagues who read a profession''s notes of an episode: named by that profession, or for hours in an emergency.';
comment on column note_readers.profession is 'psychological, legal, medical.';
comment on column note_readers.reader is 'Keyed hash of the colleague.';
comment on column note_readers.basis is 'named or emergency.';
comment on column note_readers.reason_code is 'For an emergency: why, from a closed list.';
comment on column note_readers.until_at is 'For an emergency: first instant at which it no longer opens.';
select app.protect('note_readers', 'append');

create index case_notes_case on case_notes (center_id, case_id, occurred_at);

create view victim_timeline with (security_invoker = true) as
select center_id, id as victim_id, recorded_at as occurred_at, 'registered' as kind, 'victim' as resource_kind, id as resource_id from victims
union all
select center_id, victim_id, occurred_at, 'case_' || kind, 'case', case_id from case_events
union all
select s.center_id, c.victim_id, s.occurred_at, 'thb_' || s.status, 'case', s.case_id
  from thb_statuses s join cases c on c.center_id = s.center_id and c.id = s.case_id
union all
select center_id, victim_id, occurred_at, act || '_recorded', 'case', case_id from case_acts
union all
select center_id, victim_id, occurred_at, 'risk_assessed', 'case', case_id from risk_assessments
union all
select center_id, victim_id, occurred_at, 'safety_plan_made', 'case', case_id from safety_plans
union all
select center_id, victim_id, occurred_at, 'needs_assessed', case when case_id is null then 'application' else 'case' end, coalesce(case_id, application_id)
  from needs_assessments
union all
select center_id, victim_id, occurred_at, 'suspicion_recorded', 'suspicion', id from suspicions
union all
select center_id, victim_id, lifted_at, 'suspicion_lifted', 'suspicion', id from suspicions where lifted_at is not null
union all
select center_id, victim_id, granted_at, purpose || '_consent_' || decision, 'consent', id from consents
union all
select e.center_id, c.victim_id, e.occurred_at, 'consent_' || e.kind, 'consent', e.consent_id
  from consent_events e join consents c on c.center_id = e.center_id and c.id = e.consent_id
union all
select center_id, victim_id, occurred_at, 'placement_' || kind, 'placement', placement_id from placement_events
union all
select center_id, victim_id, occurred_at, 'service_rendered', 'service', id from services
union all
select center_id, victim_id, sent_at, 'notice_sent', 'notification', id from notifications where sent_at is not null;
comment on view victim_timeline is 'Every dated turn of a person''s record, codes only.';
comment on column victim_timeline.kind is 'What happened.';
comment on column victim_timeline.resource_kind is 'Kind of the resource that tells more.';
comment on column victim_timeline.resource_id is 'That resource.';
grant select on victim_timeline to dayaq_service;
select app.describe_standard_columns();
