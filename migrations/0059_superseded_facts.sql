-- Why: a fact of a stay that was entered wrongly is set right by a row that stands in its place (R20); the first is never
-- rewritten. Whoever reads what holds, reads rows in whose place no other stands. Expand only; no locks of note.
alter table child_views
  add column supersedes uuid,
  add constraint child_views_superseded_once unique (center_id, supersedes),
  add constraint child_views_supersedes_fk foreign key (center_id, supersedes) references child_views (center_id, id);
comment on column child_views.supersedes is 'The row entered wrongly in whose place this one stands; null: none.';
alter table placement_representatives
  add column supersedes uuid,
  add constraint placement_representatives_superseded_once unique (center_id, supersedes),
  add constraint placement_representatives_supersedes_fk foreign key (center_id, supersedes) references placement_representatives (center_id, id);
comment on column placement_representatives.supersedes is 'The row entered wrongly in whose place this one stands; null: none.';
alter table placement_events
  add column supersedes uuid,
  add constraint placement_events_superseded_once unique (center_id, supersedes),
  add constraint placement_events_supersedes_fk foreign key (center_id, supersedes) references placement_events (center_id, id);
comment on column placement_events.supersedes is 'The row entered wrongly in whose place this one stands; null: none.';
alter table placement_events add column fact_id uuid;
comment on column placement_events.fact_id is 'The view, representative or presence of which this line tells; null for others, and for lines of before.';
create or replace view victim_timeline with (security_invoker = true) as
select center_id, id as victim_id, recorded_at as occurred_at, 'registered' as kind, 'victim' as resource_kind, id as resource_id from victims
union all
select center_id, victim_id, occurred_at, 'case_' || kind, 'case', case_id from case_events
union all
select s.center_id, c.victim_id, s.occurred_at, 'thb_' || s.status, 'case', s.case_id
  from thb_statuses s join cases c on c.center_id = s.center_id and c.id = s.case_id
union all
select center_id, victim_id, occurred_at, act || '_recorded', 'case', case_id from case_acts
union all
select center_id, victim_id, occurred_at, 'risk_assessed', 'case', case_id from risk_assessments
union all
select center_id, victim_id, occurred_at, 'safety_plan_made', 'case', case_id from safety_plans
union all
select center_id, victim_id, occurred_at, 'needs_assessed', case when case_id is null then 'application' else 'case' end, coalesce(case_id, application_id)
  from needs_assessments
union all
select center_id, victim_id, occurred_at, 'suspicion_recorded', 'suspicion', id from suspicions
union all
select center_id, victim_id, lifted_at, 'suspicion_lifted', 'suspicion', id from suspicions where lifted_at is not null
union all
select center_id, victim_id, granted_at, purpose || '_consent_' || decision, 'consent', id from consents
union all
select e.center_id, c.victim_id, e.occurred_at, 'consent_' || e.kind, 'consent', e.consent_id
  from consent_events e join consents c on c.center_id = e.center_id and c.id = e.consent_id
union all
select center_id, victim_id, occurred_at, 'placement_' || kind, 'placement', placement_id from placement_events e
  where not exists (select from placement_events s where s.center_id = e.center_id and s.supersedes = e.id)
union all
select center_id, victim_id, occurred_at, 'service_rendered', 'service', id from services
union all
select center_id, victim_id, sent_at, 'notice_sent', 'notification', id from notifications where sent_at is not null;
select app.describe_standard_columns();
