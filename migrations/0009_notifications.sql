-- Why: what the law demands be told, its delivery and acknowledgement, and the events that carry no person.
-- Expand only; no locks of note.
create table notifications (
  center_id uuid not null,
  id uuid not null,
  rule_id text not null,
  victim_id uuid not null,
  case_id uuid not null,
  placement_id uuid,
  recipient_kind text not null,
  recipient_id uuid,
  state text not null,
  triggered_at timestamptz not null,
  due_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  dismissal_reason text,
  release_id uuid,
  reference text,
  sent_at timestamptz,
  acknowledged_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint notifications_pk primary key (center_id, id),
  constraint notifications_case_fk foreign key (center_id, case_id) references cases (center_id, id),
  constraint notifications_once unique (center_id, victim_id, case_id, recipient_kind),
  constraint notifications_state check (state in
    ('pending_review', 'due', 'sent', 'acknowledged', 'cancelled', 'not_required', 'failed'))
);
create index notifications_list on notifications (center_id, recorded_at, id);
create index notifications_reference on notifications (reference) where reference is not null;
comment on table notifications is 'Duties to tell, born in the transaction of the fact; one for each person, episode and kind of body.';
comment on column notifications.rule_id is 'Rule that demands it.';
comment on column notifications.placement_id is 'The placement that triggered it.';
comment on column notifications.recipient_kind is 'Kind of body.';
comment on column notifications.recipient_id is 'The body competent for the center''s area; null where none is on record: a task for the duty officer.';
comment on column notifications.triggered_at is 'Instant of the fact.';
comment on column notifications.due_at is 'Due from this instant.';
comment on column notifications.reviewed_by is 'Keyed hash of who released or dismissed it.';
comment on column notifications.reviewed_at is 'When.';
comment on column notifications.dismissal_reason is 'Why not required, from a closed list.';
comment on column notifications.release_id is 'The addressed row its recipient reads.';
comment on column notifications.reference is 'The recipient''s reference.';
comment on column notifications.sent_at is 'When a delivery was accepted or recorded by hand.';
comment on column notifications.acknowledged_at is 'When the recipient acknowledged.';
select app.protect('notifications', 'mutable');

create table notification_deliveries (
  center_id uuid not null,
  id uuid not null,
  notification_id uuid not null,
  event_id uuid,
  way text not null,
  outcome text not null,
  status smallint,
  proof_code text,
  text_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint notification_deliveries_pk primary key (center_id, id),
  constraint notification_deliveries_notification_fk foreign key (center_id, notification_id) references notifications (center_id, id)
);
create index notification_deliveries_of on notification_deliveries (center_id, notification_id);
comment on table notification_deliveries is 'Each try to deliver, by webhook or by hand, with its outcome.';
comment on column notification_deliveries.notification_id is 'The notification.';
comment on column notification_deliveries.event_id is 'Event id that the recipient de-duplicates by.';
comment on column notification_deliveries.way is 'webhook, courier, post, phone, in_person.';
comment on column notification_deliveries.outcome is 'accepted, refused, unreachable, no_endpoint, delivered.';
comment on column notification_deliveries.status is 'HTTP status of a webhook.';
comment on column notification_deliveries.proof_code is 'Kind of proof of a delivery by hand.';
select app.protect('notification_deliveries', 'append');

create table events (
  recipient_id uuid not null,
  id uuid not null,
  position bigint generated always as identity,
  type text not null,
  reference text not null,
  link text not null,
  occurred_at timestamptz not null,
  sender_id uuid not null,
  constraint events_pk primary key (recipient_id, id)
);
create index events_feed on events (recipient_id, position);
comment on table events is 'What a body is told: type, random id, its own reference, time, link. No personal data; the link passes the gate.';
comment on column events.recipient_id is 'The body.';
comment on column events.position is 'Order for pollers; means nothing else.';
comment on column events.type is 'child_notice.due, placement_request.received, …';
comment on column events.reference is 'The recipient''s own reference.';
comment on column events.link is 'Path to read it.';
comment on column events.sender_id is 'Holder in whose transaction it was born; never shown.';
alter table events enable row level security;
alter table events force row level security;
create policy recipient_reads on events for select using (recipient_id = app.scope());
create policy sender_writes on events for insert with check (sender_id = app.scope());
create policy sender_reads on events for select using (sender_id = app.scope());
grant select, insert on events to dayaq_service;

create table acknowledgements (
  recipient_id uuid not null,
  reference text not null,
  received_as text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint acknowledgements_pk primary key (recipient_id, reference)
);
comment on table acknowledgements is 'A body''s word that it received a notice; carried over to the holder by a job.';
comment on column acknowledgements.recipient_id is 'The body.';
comment on column acknowledgements.reference is 'Its reference.';
comment on column acknowledgements.received_as is 'The body''s own registration number.';
alter table acknowledgements enable row level security;
alter table acknowledgements force row level security;
create policy recipient on acknowledgements using (recipient_id = app.scope()) with check (recipient_id = app.scope());
grant select, insert on acknowledgements to dayaq_service;
select app.describe_standard_columns();
