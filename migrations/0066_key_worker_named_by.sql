-- Why: who names himself her key worker must not be let through a seal, so it is kept who named whom and when; and a name
-- that has never acted in the house is told apart from one that has. Expand only; the index is built under a short lock.
alter table victims add column key_worker_by text, add column key_worker_at timestamptz;
comment on column victims.key_worker_by is 'Keyed hash of who named her key worker; null: nobody is named, or it was before this was kept.';
comment on column victims.key_worker_at is 'When her key worker was named.';
create index audit_events_actor on audit_events (center_id, recorded_by);
select app.describe_standard_columns();
