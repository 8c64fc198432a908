-- Why: a fact of an episode that was entered wrongly is set right like every other fact (R20); what stood before is kept in
-- corrections. Only what was found and when: whose it is and who entered it never change. Kinds of violence that were told
-- when the episode was opened stand apart from those of acts, so that they can be counted anew.
-- Expand only: a column with a default and grants; no locks of note.
grant update (status, decided_by_organization_id, identified_on, breach, occurred_at) on thb_statuses to dayaq_service;
grant update (kinds, occurred_at) on case_acts to dayaq_service;
grant update (risk_level, occurred_at) on risk_assessments to dayaq_service;

alter table cases add column told_violence_kinds text[] not null default '{}';
comment on column cases.told_violence_kinds is 'Kinds of violence told when the episode was opened, without any act on record.';
comment on column cases.violence_kinds is 'physical, psychological, sexual, economic: as told at the opening, and of every act on record.';
update cases c set told_violence_kinds = array(
  select unnest(c.violence_kinds)
  except
  select unnest(a.kinds) from case_acts a where a.center_id = c.center_id and a.case_id = c.id and a.act = 'violence');
select app.describe_standard_columns();
