-- Why: persons by random id and case code, the people around them, and their episodes. No name, contact or address.
-- Expand only; no locks of note.
create table victims (
  center_id uuid not null,
  id uuid not null,
  code text not null,
  sex text not null default 'unknown',
  birth_on date,
  age_basis text not null default 'unknown',
  presumed_child boolean not null default false,
  emancipated boolean not null default false,
  citizenship_group text not null default 'unknown',
  residence_right text not null default 'unknown',
  language text not null default 'az',
  needs text[] not null default '{}',
  safety_flags text[] not null default '{}',
  key_worker text,
  portal_access boolean not null default false,
  citizen_key text,
  sealed_at timestamptz,
  erased_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint victims_pk primary key (center_id, id),
  constraint victims_code_once unique (center_id, code),
  constraint victims_sex check (sex in ('female', 'male', 'unknown')),
  constraint victims_age_basis check (age_basis in ('document', 'declared', 'estimated', 'unknown'))
);
create index victims_list on victims (center_id, recorded_at, id);
create index victims_citizen on victims (citizen_key) where citizen_key is not null;
comment on table victims is 'A person as one holder knows her: what rules need and nothing that names her.';
comment on column victims.code is 'Case code that people speak: random letters and a check letter.';
comment on column victims.sex is 'For rooms and statistics only; no rule of eligibility reads it.';
comment on column victims.birth_on is 'Birth date where known.';
comment on column victims.age_basis is 'document, declared, estimated or unknown.';
comment on column victims.presumed_child is 'May be under 18: protected as a child until known otherwise.';
comment on column victims.emancipated is 'Minor who consents for herself (married or emancipated).';
comment on column victims.citizenship_group is 'citizen, foreigner, stateless, unknown.';
comment on column victims.residence_right is 'permanent, temporary, none, unknown.';
comment on column victims.language is 'Language she speaks.';
comment on column victims.needs is 'Needs from a closed list.';
comment on column victims.safety_flags is 'Safety marks from a closed list.';
comment on column victims.key_worker is 'Keyed hash of her key worker.';
comment on column victims.portal_access is 'Whether the key worker has opened reading through the portal for her.';
comment on column victims.citizen_key is 'Keyed hash of her portal identity.';
comment on column victims.sealed_at is 'Sealed: only key worker and manager see her.';
comment on column victims.erased_at is 'When her data key was destroyed.';
select app.protect('victims', 'mutable');

create table related_persons (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  relation text not null,
  related_victim_id uuid,
  text_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint related_persons_pk primary key (center_id, id),
  constraint related_persons_victim_fk foreign key (center_id, victim_id) references victims (center_id, id)
);
create index related_persons_victim on related_persons (center_id, victim_id);
comment on table related_persons is 'People around her: parent, child, spouse, guardian, another; by name only in the vault.';
comment on column related_persons.relation is 'mother, father, child, spouse, sibling, guardian, trustee, other.';
comment on column related_persons.related_victim_id is 'When the relative is a person held here too.';
select app.protect('related_persons', 'mutable');

create table suspicions (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  related_person_id uuid not null,
  sign text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  review_text_id uuid,
  version integer not null default 1,
  constraint suspicions_pk primary key (center_id, id),
  constraint suspicions_related_fk foreign key (center_id, related_person_id) references related_persons (center_id, id)
);
create index suspicions_victim on suspicions (center_id, victim_id);
comment on table suspicions is 'Any recorded sign that a related person is the abuser or exploiter; a low threshold, lifted only by a written review.';
comment on column suspicions.related_person_id is 'Who is suspected.';
comment on column suspicions.sign is 'Who gave the sign: child, staff, referrer, victim, other.';
comment on column suspicions.lifted_at is 'When a written review lifted it.';
comment on column suspicions.lifted_by is 'Keyed hash of who reviewed.';
comment on column suspicions.review_text_id is 'The written review, in the vault.';
select app.protect('suspicions', 'mutable');

create table barred_readers (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  reader text not null,
  reason_code text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  lifted_at timestamptz,
  version integer not null default 1,
  constraint barred_readers_pk primary key (center_id, id)
);
create index barred_readers_victim on barred_readers (center_id, victim_id) where lifted_at is null;
comment on table barred_readers is 'Named staff who must not see her, e.g. a relative of the suspect; they see absence.';
comment on column barred_readers.reader is 'Keyed hash of the member of staff.';
comment on column barred_readers.reason_code is 'Why, from a closed list.';
comment on column barred_readers.lifted_at is 'When lifted.';
select app.protect('barred_readers', 'mutable');

create table contact_rules (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  related_person_id uuid not null,
  contact text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint contact_rules_pk primary key (center_id, id)
);
comment on table contact_rules is 'With whom a child may have contact and how; never with a suspected parent.';
comment on column contact_rules.related_person_id is 'The relative.';
comment on column contact_rules.contact is 'none, phone, supervised_off_site, off_site.';
select app.protect('contact_rules', 'mutable');

create table cases (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  regime text not null,
  episode integer not null,
  state text not null default 'open',
  source text not null,
  opened_on date not null,
  closed_on date,
  closure_reason text,
  thb_status text,
  identified_on date,
  identification_body_id uuid,
  violence_kinds text[] not null default '{}',
  risk_level text,
  key_worker text,
  rights_explained_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint cases_pk primary key (center_id, id),
  constraint cases_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint cases_episode_once unique (center_id, victim_id, regime, episode),
  constraint cases_regime check (regime in ('thb', 'dv')),
  constraint cases_state check (state in ('open', 'closed'))
);
create index cases_list on cases (center_id, recorded_at, id);
create unique index cases_one_open on cases (center_id, victim_id, regime) where state = 'open';
comment on table cases is 'One episode of one person under one regime.';
comment on column cases.regime is 'thb (trafficking) or dv (domestic violence).';
comment on column cases.episode is 'Counts the person''s episodes under the regime.';
comment on column cases.source is 'How she came: application, referral, hotline, self, transfer, agency.';
comment on column cases.opened_on is 'Baku day.';
comment on column cases.closed_on is 'Baku day of closure.';
comment on column cases.closure_reason is 'Why closed, from a closed list.';
comment on column cases.thb_status is 'potential, suspected, identified, not_identified.';
comment on column cases.identified_on is 'Baku day of formal identification.';
comment on column cases.identification_body_id is 'Who identified.';
comment on column cases.violence_kinds is 'physical, psychological, sexual, economic.';
comment on column cases.risk_level is 'low, medium, high, extreme.';
comment on column cases.key_worker is 'Keyed hash of the key worker.';
comment on column cases.rights_explained_at is 'When her rights were explained.';
select app.protect('cases', 'mutable');

create table thb_statuses (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  status text not null,
  decided_by_organization_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint thb_statuses_pk primary key (center_id, id),
  constraint thb_statuses_case_fk foreign key (center_id, case_id) references cases (center_id, id)
);
comment on table thb_statuses is 'History of the trafficking status: potential, suspected, identified, not_identified.';
comment on column thb_statuses.status is 'The status.';
comment on column thb_statuses.decided_by_organization_id is 'Body that decided, where one did.';
select app.protect('thb_statuses', 'append');

create table case_notes (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  profession text not null,
  text_id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint case_notes_pk primary key (center_id, id),
  constraint case_notes_case_fk foreign key (center_id, case_id) references cases (center_id, id)
);
comment on table case_notes is 'Professional notes; read by that profession.';
comment on column case_notes.profession is 'general, psychological, legal, medical.';
select app.protect('case_notes', 'append');

create table needs_assessments (
  center_id uuid not null,
  id uuid not null,
  case_id uuid,
  application_id uuid,
  victim_id uuid not null,
  needs_rehabilitation boolean not null,
  needs text[] not null,
  risk_level text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint needs_assessments_pk primary key (center_id, id)
);
create index needs_assessments_of on needs_assessments (center_id, victim_id, recorded_at);
comment on table needs_assessments is 'What she needs, made with her; the newest counts.';
comment on column needs_assessments.application_id is 'For the DOST service: the application.';
comment on column needs_assessments.needs_rehabilitation is 'Whether social rehabilitation is needed.';
comment on column needs_assessments.needs is 'Needs from a closed list.';
comment on column needs_assessments.risk_level is 'low, medium, high, extreme.';
select app.protect('needs_assessments', 'append');
select app.describe_standard_columns();
