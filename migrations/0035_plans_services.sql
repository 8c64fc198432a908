-- Why: parts of a plan are read by plan, plans by person; a measure may serve a goal; what professionals write of a
-- service stands in their notes, so a service has no text of its own. Small tables, no locks of note.
create index plans_victim on plans (center_id, victim_id);
create index plan_goals_plan on plan_goals (center_id, plan_id);
create index plan_measures_plan on plan_measures (center_id, plan_id);
create index plan_reviews_plan on plan_reviews (center_id, plan_id);
create index services_victim on services (center_id, victim_id);
alter table plan_measures add column goal_id uuid;
alter table plan_measures add constraint plan_measures_goal_fk foreign key (center_id, goal_id) references plan_goals (center_id, id);
comment on column plan_measures.goal_id is 'Goal that the measure serves.';
alter table services add constraint services_measure_fk foreign key (center_id, measure_id) references plan_measures (center_id, id);
alter table services drop column text_id;
select app.describe_standard_columns();
