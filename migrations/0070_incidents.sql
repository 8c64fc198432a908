-- Why: a center protects life, health and safety (DV-LIFE-03): what happened in or around the house is kept in a register of
-- the holder, with whom it concerns, what was done and when management looked at it. Words lie in the vault of the person
-- they are about; what concerns nobody has none. Expand only; no locks of note.
create table incidents (
  center_id uuid not null,
  id uuid not null,
  kind text not null,
  severity text not null,
  address_compromised boolean not null,
  review_due_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by text,
  review_outcome text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint incidents_pk primary key (center_id, id),
  constraint incidents_kind check (kind in ('threat_from_outside', 'suspect_near', 'violence_inside', 'self_harm',
    'injury_or_illness', 'child_left_alone', 'missing', 'death', 'fire_or_building', 'data_leak', 'other')),
  constraint incidents_severity check (severity in ('low', 'medium', 'high', 'extreme')),
  constraint incidents_outcome check (review_outcome in ('enough_was_done', 'more_to_do')),
  constraint incidents_reviewed check ((reviewed_at is null) = (reviewed_by is null)
    and (reviewed_at is null) = (review_outcome is null))
);
create index incidents_list on incidents (center_id, recorded_at, id);
comment on table incidents is 'The safety register of a house: what happened in or around it. Nothing of it goes to any body by itself.';
comment on column incidents.kind is 'What happened, from a closed list.';
comment on column incidents.severity is 'low, medium, high, extreme.';
comment on column incidents.address_compromised is 'Whether somebody who must not know it knows where the house is.';
comment on column incidents.review_due_at is 'By when management looks at it.';
comment on column incidents.reviewed_at is 'When management had looked at it; null while it has not.';
comment on column incidents.reviewed_by is 'Keyed hash of who looked at it.';
comment on column incidents.review_outcome is 'enough_was_done or more_to_do.';
select app.protect('incidents', 'mutable');

create table incident_persons (
  center_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  victim_id uuid not null,
  part text not null,
  text_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint incident_persons_pk primary key (center_id, id),
  constraint incident_persons_incident_fk foreign key (center_id, incident_id) references incidents (center_id, id),
  constraint incident_persons_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint incident_persons_part check (part in ('harmed', 'at_risk', 'witness', 'caused'))
);
create index incident_persons_incident on incident_persons (center_id, incident_id);
create index incident_persons_victim on incident_persons (center_id, victim_id);
comment on table incident_persons is 'Whom an incident concerns; a later line about the same person holds.';
comment on column incident_persons.incident_id is 'The incident.';
comment on column incident_persons.part is 'harmed, at_risk, witness, caused.';
select app.protect('incident_persons', 'append');

create table incident_measures (
  center_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  measure text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint incident_measures_pk primary key (center_id, id),
  constraint incident_measures_incident_fk foreign key (center_id, incident_id) references incidents (center_id, id)
);
create index incident_measures_incident on incident_measures (center_id, incident_id);
comment on table incident_measures is 'What was done about an incident. Calling help to the building names nobody of the house.';
comment on column incident_measures.incident_id is 'The incident.';
comment on column incident_measures.measure is 'What was done, from a closed list.';
select app.protect('incident_measures', 'append');
select app.describe_standard_columns();
