-- Why: a goal in her family is her own wish, and help to a member of her family names that member (DV-FAM-01, THB-FAM-01).
-- Expand only; no locks of note.
alter table plan_goals add column her_own_wish boolean;
comment on column plan_goals.her_own_wish is 'Whether she asked for it, alone with staff; null where nobody had to ask.';
comment on column plan_goals.kind is 'safety, health, psychological, legal, education, work, housing, documents, benefits, family, return_home.';
alter table plan_measures add column related_person_id uuid;
alter table plan_measures add constraint plan_measures_related_person_fk foreign key (center_id, related_person_id) references related_persons (center_id, id);
comment on column plan_measures.related_person_id is 'Member of her family to whom the help is offered; what is rendered stands in that member''s own record.';
select app.describe_standard_columns();
