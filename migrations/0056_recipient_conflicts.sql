-- Why: a body in which a relative of the suspect works must not be told of her by itself. The fact is kept per person and
-- body; notices to that body wait for management. Expand only; no locks of note.
create table recipient_conflicts (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  recipient_id uuid not null,
  reason_code text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  ended_at timestamptz,
  ended_by text,
  version integer not null default 1,
  constraint recipient_conflicts_pk primary key (center_id, id),
  constraint recipient_conflicts_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint recipient_conflicts_recipient_fk foreign key (recipient_id) references organizations (id)
);
create index recipient_conflicts_victim on recipient_conflicts (center_id, victim_id, recorded_at, id);
comment on table recipient_conflicts is 'Bodies that are in conflict about a person: notices to them wait for management. Never shown to the body.';
comment on column recipient_conflicts.recipient_id is 'The body.';
comment on column recipient_conflicts.reason_code is 'relative_of_suspect, knows_suspect, officer_is_suspect, asked_by_her, other.';
comment on column recipient_conflicts.ended_at is 'When staff said that it is over; null while it stands.';
comment on column recipient_conflicts.ended_by is 'Keyed hash of who said so.';
select app.protect('recipient_conflicts', 'mutable');
select app.describe_standard_columns();
