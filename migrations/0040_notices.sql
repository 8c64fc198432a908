-- Why: a try to send that is made again must carry the same event id; a notice that waits says for what; a delivery by
-- hand says who took it; the holder reads the acknowledgements of its own notices. Expand only; no locks of note.
alter table notifications
  add column event_id uuid,
  add column waits_for text[] not null default '{}';
comment on column notifications.event_id is 'Event that tells the body of it; set with the release and the same at every try.';
comment on column notifications.waits_for is 'Why a human must look first: role_unknown, accompanying, presumed_child, recipient_conflicted.';
create index notifications_event on notifications (center_id, event_id) where event_id is not null;

alter table notification_deliveries
  add column recipient_id uuid,
  add column received_by text,
  add constraint notification_deliveries_way check (way in ('webhook', 'courier', 'post', 'phone', 'in_person')),
  add constraint notification_deliveries_outcome
    check (outcome in ('accepted', 'refused', 'unreachable', 'no_endpoint', 'delivered'));
comment on column notification_deliveries.recipient_id is 'The body that was called or told.';
comment on column notification_deliveries.received_by is 'For a delivery by hand: role of who took it, never a name.';

create policy holder_reads on acknowledgements for select using (exists (
  select from notifications n
  where n.center_id = app.scope() and n.recipient_id = acknowledgements.recipient_id
    and n.reference = acknowledgements.reference));

create index events_reference on events (recipient_id, reference);
create index events_sender on events (sender_id, id);

alter table organizations add column duty_contact text;
comment on column organizations.duty_contact is
  'Telephone or mailbox of the duty officer''s post, given in statutory notices; of the post, never of a person or a place.';
select app.describe_standard_columns();
