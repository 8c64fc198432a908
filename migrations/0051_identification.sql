-- Why: what a formal identification rests on stands beside it: a referral that she agreed to, or a document from before she
-- came; a fact of an episode that was entered wrongly is set right, with what stood before kept in corrections (R20).
-- Expand only: nullable columns and grants; no locks of note.
alter table thb_statuses
  add column entry bigint generated always as identity,
  add column identified_on date,
  add column document_text_id uuid,
  add column breach text[] not null default '{}';
comment on column thb_statuses.entry is 'Order of entry, where two happened at one instant.';
comment on column thb_statuses.identified_on is 'Baku day of the identification; null for another status.';
comment on column thb_statuses.document_text_id is 'Number of the document of an identification made before she came, in the vault.';
comment on column thb_statuses.breach is 'Rules that the fact broke when it was recorded.';
create index thb_statuses_of on thb_statuses (center_id, case_id, occurred_at);
update thb_statuses set identified_on = (occurred_at at time zone 'Asia/Baku')::date where status = 'identified';
select app.describe_standard_columns();
