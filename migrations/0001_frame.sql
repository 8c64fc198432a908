-- Why: what every later table leans on: schemas, the scope of a transaction, row security, audit, decisions,
-- idempotency. Expand only; empty database, no locks of note.
revoke create on schema public from public;
create schema app authorization dayaq_owner;
comment on schema app is 'Functions that tables, policies and the service share.';
grant usage on schema app to dayaq_service, dayaq_auditor, dayaq_vault, dayaq_login;
grant usage on schema public to dayaq_service, dayaq_auditor, dayaq_vault;
create extension if not exists btree_gist;
create extension if not exists pgcrypto;

create function app.scope() returns uuid language sql stable
  as $$ select nullif(current_setting('dayaq.org_id', true), '')::uuid $$;
comment on function app.scope() is 'Organisation in whose name the transaction runs; null outside one, and then no row is visible.';

create function app.bump_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;
comment on function app.bump_version() is 'Every update of a resource gives it a new version, which is its ETag.';

create function app.protect(target regclass, mode text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy holder on %s using (center_id = app.scope()) with check (center_id = app.scope())', target);
  perform app.open_to_service(target, mode);
end
$$;
comment on function app.protect(regclass, text) is
  'Fences a holder''s table: rows of the scope only, for everybody. Modes: append (INSERT, SELECT) and mutable (also UPDATE).';

create function app.open_to_service(target regclass, mode text) returns void language plpgsql as $$
begin
  if mode not in ('append', 'mutable') then
    raise exception 'unknown mode %', mode;
  end if;
  execute format('grant select, insert on %s to dayaq_service', target);
  if mode = 'mutable' then
    execute format('grant update on %s to dayaq_service', target);
    if exists (select from pg_attribute where attrelid = target and attname = 'version' and not attisdropped) then
      execute format('create trigger bump_version before update on %s for each row execute function app.bump_version()', target);
    end if;
  end if;
end
$$;
comment on function app.open_to_service(regclass, text) is 'Grants by mode; nothing is ever deleted by the service.';

create function app.describe_standard_columns() returns void language plpgsql as $$
declare
  known constant jsonb := '{
    "center_id": "Holding organisation: first part of every key, and the fence of row security.",
    "id": "Random identifier (v4 where it touches a person).",
    "version": "Counts changes; the ETag of the resource.",
    "victim_id": "The person, by her random id.",
    "case_id": "The episode of the person.",
    "occurred_at": "When it happened.",
    "recorded_at": "When it was entered.",
    "recorded_by": "Keyed hash of the user who entered it.",
    "decision_id": "The decision that weighed the rules for this row.",
    "text_id": "Free text in the vault.",
    "state": "State of the resource; moves are described in the API document.",
    "breach": "Ids of rules that the fact breaks; a fact is stored all the same."
  }';
  col record;
begin
  for col in
    select c.oid::regclass as target, a.attname, a.attnum
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'vault')
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'v') and known ? a.attname and col_description(c.oid, a.attnum) is null
      and pg_has_role(current_user, c.relowner, 'usage')
  loop
    execute format('comment on column %s.%I is %L', col.target, col.attname, known ->> col.attname);
  end loop;
end
$$;
comment on function app.describe_standard_columns() is 'Comments the columns that mean the same in every table; called at the end of each migration.';

create table access_revocations (
  id uuid not null,
  subject text not null,
  organization_id uuid,
  reason_code text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  lifted_at timestamptz,
  constraint access_revocations_pk primary key (id)
);
create index access_revocations_subject on access_revocations (subject) where lifted_at is null;
comment on table access_revocations is 'A user or client shut out at once, whatever token it holds.';
comment on column access_revocations.subject is 'Keyed hash of the user or of the client.';
comment on column access_revocations.organization_id is 'Organisation the subject worked for, where known.';
comment on column access_revocations.reason_code is 'Why, from a closed list.';
comment on column access_revocations.lifted_at is 'When access was given back; null while it is shut.';
select app.open_to_service('access_revocations', 'mutable');

create function app.enter(org uuid, actor text, subjects text[]) returns void language plpgsql as $$
begin
  perform set_config('dayaq.org_id', org::text, true), set_config('dayaq.actor', actor, true);
  if exists (select from public.access_revocations r where r.subject = any (subjects) and r.lifted_at is null) then
    raise exception 'revoked' using errcode = 'DQ401';
  end if;
end
$$;
comment on function app.enter(uuid, text, text[]) is
  'Opens the scope of a transaction. Raises DQ401 when the user, its portal or its client has been shut out: weighed at every transaction, so it works at once.';
grant execute on function app.enter(uuid, text, text[]) to dayaq_service;

create table decisions (
  center_id uuid not null,
  id uuid not null,
  question text not null,
  subject_kind text not null,
  subject_id uuid,
  decided_on date not null,
  allowed boolean not null,
  code text,
  grounds jsonb not null,
  facts jsonb not null,
  catalogue text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint decisions_pk primary key (center_id, id)
);
create index decisions_subject on decisions (center_id, subject_id);
comment on table decisions is 'Every answer that weighed rules, refusals too: what was asked, every ground, the law''s version. Never a name.';
comment on column decisions.question is 'Which list of rules was weighed, e.g. placement.finalization.';
comment on column decisions.subject_kind is 'Kind of the resource it is about.';
comment on column decisions.subject_id is 'Random id of that resource.';
comment on column decisions.decided_on is 'Baku day whose law governed.';
comment on column decisions.allowed is 'Whether no rule forbade it.';
comment on column decisions.code is 'Problem code of the first ground that forbade it.';
comment on column decisions.grounds is 'Every rule weighed: id, outcome, sentence, source.';
comment on column decisions.facts is 'Days, ages and categories that were weighed.';
comment on column decisions.catalogue is 'Hash of the law in force in the program at that moment.';
select app.protect('decisions', 'append');

create table idempotency_keys (
  org_id uuid not null,
  actor text not null,
  key text not null,
  route text not null,
  body_hash text not null,
  status smallint not null,
  location text,
  recorded_at timestamptz not null,
  constraint idempotency_keys_pk primary key (org_id, actor, key)
);
comment on table idempotency_keys is 'One row per accepted POST with a key: status and where the resource is, never a body.';
comment on column idempotency_keys.org_id is 'Organisation of the caller.';
comment on column idempotency_keys.actor is 'Keyed hash of the caller.';
comment on column idempotency_keys.key is 'The Idempotency-Key as sent.';
comment on column idempotency_keys.route is 'Method and path of the first use; another one is a reuse.';
comment on column idempotency_keys.body_hash is 'Keyed hash of the body of the first use.';
comment on column idempotency_keys.status is 'HTTP status of the first answer.';
comment on column idempotency_keys.location is 'Path from which the answer is rendered anew, null where there is none.';
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy caller on idempotency_keys using (actor = current_setting('dayaq.actor', true))
  with check (actor = current_setting('dayaq.actor', true));
grant select, insert on idempotency_keys to dayaq_service;

create table audit_events (
  center_id uuid not null,
  id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  caller_org_id uuid not null,
  client text,
  action text not null,
  route text not null,
  outcome text not null,
  victim_ids uuid[] not null,
  resource_kind text,
  resource_id uuid,
  purpose text,
  request_id text not null,
  constraint audit_events_pk primary key (center_id, id)
);
create index audit_events_victims on audit_events using gin (victim_ids);
comment on table audit_events is 'The trail: every act, every read of a person''s record, every refusal. Append only; sealed in batches afterwards.';
comment on column audit_events.caller_org_id is 'Organisation of the caller, which for an outside act is not the holder.';
comment on column audit_events.client is 'Keyed hash of the portal''s client that acted for the user, if any.';
comment on column audit_events.action is 'Permission under which it was done, e.g. placement:record.';
comment on column audit_events.route is 'Route pattern, never the address.';
comment on column audit_events.outcome is 'ok, or the problem code of the answer.';
comment on column audit_events.victim_ids is 'Persons whose record was touched or seen.';
comment on column audit_events.resource_kind is 'Kind of the resource.';
comment on column audit_events.resource_id is 'Id of the resource.';
comment on column audit_events.purpose is 'Declared purpose of a read from the vault.';
comment on column audit_events.request_id is 'Id of the request, as in the log.';
select app.protect('audit_events', 'append');
grant select on audit_events to dayaq_auditor;
create policy auditor on audit_events for select to dayaq_auditor using (true);

create table audit_seals (
  batch bigint not null,
  sealed_at timestamptz not null,
  previous_hash bytea not null,
  root_hash bytea not null,
  event_count integer not null,
  key_id text not null,
  signature bytea not null,
  constraint audit_seals_pk primary key (batch)
);
comment on table audit_seals is 'A chain of signed batches over the trail: removing, changing or reordering an event breaks a seal.';
comment on column audit_seals.batch is 'Number of the batch, without gaps.';
comment on column audit_seals.sealed_at is 'When it was sealed.';
comment on column audit_seals.previous_hash is 'Hash of the seal before; zeroes for the first.';
comment on column audit_seals.root_hash is 'SHA-256 over the leaves in order.';
comment on column audit_seals.event_count is 'How many events it covers.';
comment on column audit_seals.key_id is 'Which signing key.';
comment on column audit_seals.signature is 'Ed25519 over batch, previous hash, root hash and count.';
create table audit_leaves (
  batch bigint not null,
  position integer not null,
  center_id uuid not null,
  event_id uuid not null,
  leaf_hash bytea not null,
  constraint audit_leaves_pk primary key (batch, position),
  constraint audit_leaves_once unique (center_id, event_id),
  constraint audit_leaves_batch_fk foreign key (batch) references audit_seals (batch)
);
comment on table audit_leaves is 'Which event stands where in which seal.';
comment on column audit_leaves.batch is 'The seal.';
comment on column audit_leaves.position is 'Place in the batch, from 0.';
comment on column audit_leaves.event_id is 'The event.';
comment on column audit_leaves.leaf_hash is 'SHA-256 of the event''s canonical form.';
grant select, insert on audit_seals, audit_leaves to dayaq_auditor;
grant select on audit_seals, audit_leaves to dayaq_service;

create table tasks (
  center_id uuid not null,
  id uuid not null,
  what text not null,
  rule_id text,
  victim_id uuid,
  case_id uuid,
  resource_kind text,
  resource_id uuid,
  role text not null,
  due_at timestamptz not null,
  recorded_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  version integer not null default 1,
  constraint tasks_pk primary key (center_id, id)
);
create index tasks_open on tasks (center_id, due_at) where done_at is null;
comment on table tasks is 'What staff must do by when; born with the fact that asks for it.';
comment on column tasks.what is 'What is to be done, from the rules, e.g. offer_referral.';
comment on column tasks.rule_id is 'Rule that asks for it.';
comment on column tasks.resource_kind is 'Kind of the resource it is about.';
comment on column tasks.resource_id is 'Id of the resource it is about.';
comment on column tasks.role is 'Role that should do it.';
comment on column tasks.due_at is 'By when.';
comment on column tasks.done_at is 'When it was done; null while open.';
comment on column tasks.done_by is 'Keyed hash of who did it.';
select app.protect('tasks', 'mutable');

create table corrections (
  center_id uuid not null,
  id uuid not null,
  resource_kind text not null,
  resource_id uuid not null,
  field text not null,
  old_value text,
  new_value text,
  reason_code text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint corrections_pk primary key (center_id, id)
);
create index corrections_resource on corrections (center_id, resource_id);
comment on table corrections is 'A recorded fact set right: field, old, new, why. Never for a field of the vault.';
comment on column corrections.resource_kind is 'Kind of the corrected resource.';
comment on column corrections.resource_id is 'Id of the corrected resource.';
comment on column corrections.field is 'The field, as the API names it.';
comment on column corrections.old_value is 'Value before, as text.';
comment on column corrections.new_value is 'Value after, as text.';
comment on column corrections.reason_code is 'Why, from a closed list.';
select app.protect('corrections', 'append');
select app.describe_standard_columns();
