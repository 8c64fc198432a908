-- Why: webhook secrets are wrapped by a key-encryption key that may be rotated, so each says by which; the trail is read
-- by time, by center and by resource, and sealed in order of time. Expand only; the new column has no rows to fill.
alter table webhook_endpoints add column kek_id text not null;
comment on column webhook_endpoints.kek_id is 'Key-encryption key that wrapped the secret.';

create index audit_events_time on audit_events (recorded_at, id);
create index audit_events_center on audit_events (center_id, recorded_at, id);
create index audit_events_resource on audit_events (center_id, resource_id) where resource_id is not null;

alter table audit_seals add column through_at timestamptz not null;
comment on column audit_seals.through_at is 'Latest recorded_at among its events; sealing goes on from there.';
comment on column audit_seals.previous_hash is 'SHA-256 of the seal before; zeroes for the first.';
comment on column audit_seals.signature is 'Ed25519 over number, times, previous hash, root hash, count and key.';
select app.describe_standard_columns();
