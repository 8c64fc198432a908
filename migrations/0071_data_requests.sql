-- Why: a person may ask to see, correct, erase or object to her data, and the request has a clock (DATA-01); and when data
-- gets into wrong hands, it is assessed and everybody concerned is told. Expand only; no locks of note.
create table data_requests (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  kind text not null,
  asked_by text not null,
  related_person_id uuid,
  identity_check text,
  text_id uuid,
  state text not null default 'received',
  due_at timestamptz not null,
  outcome text,
  ground text,
  reason_text_id uuid,
  correction_id uuid,
  legal_hold boolean,
  proposed_by text,
  decided_at timestamptz,
  decided_by text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint data_requests_pk primary key (center_id, id),
  constraint data_requests_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint data_requests_related_fk foreign key (center_id, related_person_id) references related_persons (center_id, id),
  constraint data_requests_kind check (kind in ('access', 'rectification', 'erasure', 'objection')),
  constraint data_requests_asked_by check (asked_by in ('self', 'representative')),
  constraint data_requests_state check (state in ('received', 'awaiting_approval', 'granted', 'granted_pending_erasure', 'refused', 'withdrawn')),
  constraint data_requests_outcome check (outcome in ('granted', 'refused')),
  constraint data_requests_refusal check (outcome is distinct from 'refused' or (ground is not null and reason_text_id is not null)),
  constraint data_requests_decided check ((decided_at is not null) = (state not in ('received', 'awaiting_approval'))),
  constraint data_requests_four_eyes check (kind <> 'erasure' or state not in ('granted_pending_erasure', 'refused') or proposed_by <> decided_by)
);
create index data_requests_list on data_requests (center_id, recorded_at, id);
create index data_requests_victim on data_requests (center_id, victim_id);
comment on table data_requests is 'What a person asked about her own data, by when it is answered, and how it was. Her words and the reason are in the vault.';
comment on column data_requests.kind is 'access, rectification, erasure, objection.';
comment on column data_requests.asked_by is 'self or representative.';
comment on column data_requests.related_person_id is 'The representative among her relations.';
comment on column data_requests.identity_check is 'How whoever recorded it made sure who asks; null: nobody did.';
comment on column data_requests.due_at is 'First instant at which the answer is late.';
comment on column data_requests.outcome is 'granted or refused, as proposed or decided.';
comment on column data_requests.ground is 'Ground of a refusal, from a closed list.';
comment on column data_requests.reason_text_id is 'The reason of a refusal, in the vault.';
comment on column data_requests.correction_id is 'The correction that carries a request to set right out.';
comment on column data_requests.legal_hold is 'Whether something needs the record, as whoever proposed its erasure found.';
comment on column data_requests.proposed_by is 'Keyed hash of the first of two people on an erasure.';
comment on column data_requests.decided_at is 'When it was decided or taken back; null while open.';
comment on column data_requests.decided_by is 'Keyed hash of who decided.';
select app.protect('data_requests', 'mutable');

create table data_breaches (
  center_id uuid not null,
  id uuid not null,
  incident_id uuid,
  cause text not null,
  data_kinds text[] not null,
  assess_due_at timestamptz not null,
  assessed_at timestamptz,
  finding text,
  closed_at timestamptz,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint data_breaches_pk primary key (center_id, id),
  constraint data_breaches_incident_fk foreign key (center_id, incident_id) references incidents (center_id, id),
  constraint data_breaches_once unique (center_id, incident_id),
  constraint data_breaches_finding check (finding in ('seen', 'nobody_saw')),
  constraint data_breaches_assessed check ((assessed_at is null) = (finding is null)),
  constraint data_breaches_closed check (closed_at is null or assessed_at is not null)
);
create index data_breaches_list on data_breaches (center_id, recorded_at, id);
comment on table data_breaches is 'Data that got, or may have got, into wrong hands. Nothing of it goes to any body by itself.';
comment on column data_breaches.incident_id is 'The incident that opened it, if one did.';
comment on column data_breaches.cause is 'How it came about, from a closed list.';
comment on column data_breaches.data_kinds is 'What kinds of data.';
comment on column data_breaches.assess_due_at is 'By when management finds out what it means.';
comment on column data_breaches.assessed_at is 'When it was found out; null while open.';
comment on column data_breaches.finding is 'seen or nobody_saw.';
comment on column data_breaches.closed_at is 'When it was closed.';
select app.protect('data_breaches', 'mutable');

create table data_breach_persons (
  center_id uuid not null,
  breach_id uuid not null,
  victim_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint data_breach_persons_pk primary key (center_id, breach_id, victim_id),
  constraint data_breach_persons_breach_fk foreign key (center_id, breach_id) references data_breaches (center_id, id),
  constraint data_breach_persons_victim_fk foreign key (center_id, victim_id) references victims (center_id, id)
);
create index data_breach_persons_victim on data_breach_persons (center_id, victim_id);
comment on table data_breach_persons is 'Whose data it was.';
comment on column data_breach_persons.breach_id is 'The breach.';
select app.protect('data_breach_persons', 'append');
select app.describe_standard_columns();
