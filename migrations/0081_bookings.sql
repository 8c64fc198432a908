-- Why: places for confidential talks and interpreters are bookable (DV-LIFE-01, DV-LIFE-02). A booking is a time: no person,
-- no topic. Expand only; no locks of note.
create table bookings (
  center_id uuid not null,
  id uuid not null,
  kind text not null,
  room_id uuid,
  language text,
  bound_to_silence boolean,
  of_her_circle boolean,
  from_at timestamptz not null,
  until_at timestamptz not null,
  cancelled_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint bookings_pk primary key (center_id, id),
  constraint bookings_kind check (kind in ('confidential_room', 'interpreter')),
  constraint bookings_times check (until_at > from_at),
  constraint bookings_room check ((kind = 'confidential_room') = (room_id is not null)),
  constraint bookings_language check ((kind = 'interpreter') = (language is not null)),
  constraint bookings_room_fk foreign key (center_id, room_id) references rooms (center_id, id)
);
create index bookings_list on bookings (center_id, kind, from_at, id);
comment on table bookings is 'Times of a confidential room or of an interpreter; whom they are for is written nowhere.';
comment on column bookings.kind is 'confidential_room or interpreter.';
comment on column bookings.room_id is 'The room, set apart for confidential talks.';
comment on column bookings.language is 'Language of the interpreter.';
comment on column bookings.bound_to_silence is 'Whether the interpreter has undertaken to tell nobody.';
comment on column bookings.of_her_circle is 'Whether the interpreter belongs to the circle of whoever is interpreted for.';
comment on column bookings.from_at is 'First instant.';
comment on column bookings.until_at is 'First instant after.';
comment on column bookings.cancelled_at is 'When it was cancelled; null while it stands.';
comment on column rooms.features is 'family, women, men, accessible, cot, quiet, confidential.';
select app.protect('bookings', 'mutable');
select app.describe_standard_columns();
