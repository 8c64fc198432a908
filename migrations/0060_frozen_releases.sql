-- Why: a release opens what was true when it was made and nothing that was written afterwards; a compelled one ends; and
-- management can take either back. Also an index for the question which line of the ledger a release stands in.
-- Expand only; releases of before have no frozen parts and open no more than that she exists.
create table release_parts (
  center_id uuid not null,
  release_id uuid not null,
  victim_id uuid not null,
  scope text not null,
  text_id uuid not null,
  recorded_at timestamptz not null,
  constraint release_parts_pk primary key (center_id, release_id, victim_id, scope),
  constraint release_parts_release_fk foreign key (center_id, release_id) references releases (center_id, id)
);
comment on table release_parts is 'What each part said of each person when it was released. Sealed under her own key, so erasure takes it; never brought up to date.';
comment on column release_parts.release_id is 'The addressed row.';
comment on column release_parts.scope is 'The part: identity, contact, case_summary, legal, …';
comment on column release_parts.text_id is 'The part in the vault; several releases under one consent may share it.';
select app.protect('release_parts', 'append');

alter table disclosure_orders add column readable_before date;
comment on column disclosure_orders.readable_before is 'First day on which the order itself no longer lets it be read, if it says one.';
alter table disclosure_approvals add column readable_before date;
comment on column disclosure_approvals.readable_before is 'First day on which its recipient can no longer read it; null: approved before terms existed, and ended.';

create table disclosure_revocations (
  center_id uuid not null,
  disclosure_id uuid not null,
  release_id uuid,
  reason_code text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint disclosure_revocations_pk primary key (center_id, disclosure_id),
  constraint disclosure_revocations_disclosure_fk foreign key (center_id, disclosure_id) references disclosures (center_id, id)
);
create index disclosure_revocations_release on disclosure_revocations (center_id, release_id);
comment on table disclosure_revocations is 'A release, or one that waited, was taken back: from then on its reference leads nowhere.';
comment on column disclosure_revocations.disclosure_id is 'The line of the ledger.';
comment on column disclosure_revocations.release_id is 'The addressed row; null when it still waited for approval.';
comment on column disclosure_revocations.reason_code is 'From a closed list.';
select app.protect('disclosure_revocations', 'append');

create index disclosures_release on disclosures (center_id, release_id) where release_id is not null;

create or replace view disclosure_records with (security_invoker = true) as
select
  d.center_id, d.id, d.victim_ids, d.recipient_id, d.recipient_class, d.purpose, d.scopes, d.basis,
  case when v.disclosure_id is not null then 'revoked' when a.disclosure_id is not null then 'released' else d.outcome end
    as outcome,
  coalesce(a.release_id, d.release_id) as release_id,
  d.attempt_id,
  coalesce(a.decision_id, d.decision_id) as decision_id,
  d.occurred_at, d.recorded_at, d.recorded_by,
  a.recorded_at as approved_at,
  a.recorded_by as approved_by,
  a.readable_before,
  v.recorded_at as revoked_at,
  v.reason_code as revocation_reason
from disclosures d
left join disclosure_approvals a on a.center_id = d.center_id and a.disclosure_id = d.id
left join disclosure_revocations v on v.center_id = d.center_id and v.disclosure_id = d.id;
comment on column disclosure_records.outcome is 'released, refused, awaiting_approval, revoked, read, attempted.';
comment on column disclosure_records.approved_by is 'Keyed hash of the second person.';
comment on column disclosure_records.readable_before is 'First day on which a compelled release can no longer be read.';
comment on column disclosure_records.revoked_at is 'When it was taken back.';
comment on column disclosure_records.revocation_reason is 'Why it was taken back.';
select app.describe_standard_columns();
