-- Why: the anonymised notice of the law-enforcement step is sent, in one letter about several persons and a month, to the
-- body that the DOST center named. Expand only; no locks of note.
alter table organizations
  add column anonymised_notice_recipient_id uuid,
  add constraint organizations_notice_recipient_fk foreign key (anonymised_notice_recipient_id) references organizations (id);
comment on column organizations.anonymised_notice_recipient_id is 'The law-enforcement body that the DOST center named for it; null: none.';

alter table applications
  add column anonymised_month text,
  add column anonymised_kinds text[],
  add column anonymised_release_id uuid;
comment on column applications.anonymised_month is 'Month that the anonymised notice would name, YYYY-MM.';
comment on column applications.anonymised_kinds is 'Kinds of violence for the anonymised notice.';
comment on column applications.anonymised_release_id is 'The letter in which it went, one of several; null: it waits, or never goes.';

alter table releases
  drop constraint releases_basis,
  add constraint releases_basis check (basis in ('consent', 'statutory_child', 'compelled', 'pseudonymous', 'deidentified')),
  drop constraint releases_kind,
  add constraint releases_kind check
    (kind in ('disclosure', 'child_notice', 'referral', 'placement_request', 'anonymised_notice'));
comment on column releases.kind is 'disclosure, child_notice, referral, placement_request, anonymised_notice.';
comment on column releases.basis is 'consent, statutory_child, compelled, pseudonymous, deidentified.';
comment on column releases.sent_on is 'Baku day of sending: the only date that leaves; of an anonymised notice the first of its month.';
comment on column disclosures.basis is 'consent, statutory_child, compelled, pseudonymous, deidentified; null when refused.';
select app.describe_standard_columns();
