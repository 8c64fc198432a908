-- Why: a referral out carries only the parts that she agreed to; what is amended keeps its old words, a document number
-- among them only in the vault. Small tables, no locks of note.
alter table referrals add column scopes text[] not null default '{}';
alter table referrals add column reason_code text;
alter table referrals add column sent_at timestamptz;
comment on column referrals.scopes is 'For one out: parts that the body may read.';
comment on column referrals.reason_code is 'Why rejected or revoked, from a closed list.';
comment on column referrals.sent_at is 'When it was sent: by the sender of one in, by the center of one out.';
create index referrals_victim on referrals (center_id, victim_id);
create index referrals_case on referrals (center_id, case_id);

create table referral_amendments (
  center_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  field text not null,
  old_value text,
  new_value text,
  text_id uuid,
  reason_code text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint referral_amendments_pk primary key (center_id, id),
  constraint referral_amendments_referral_fk foreign key (center_id, referral_id) references referrals (center_id, id)
);
create index referral_amendments_of on referral_amendments (center_id, referral_id);
comment on table referral_amendments is 'A referral set right in the holder''s own row; its sender''s receipt never changes.';
comment on column referral_amendments.referral_id is 'The referral.';
comment on column referral_amendments.field is 'The field, as the API names it.';
comment on column referral_amendments.old_value is 'Value before, as text; null for a document number.';
comment on column referral_amendments.new_value is 'Value after, as text; null for a document number.';
comment on column referral_amendments.reason_code is 'Why, from a closed list.';
select app.protect('referral_amendments', 'append');
select app.describe_standard_columns();
