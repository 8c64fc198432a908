-- Why: a relation, a representation or a sign that was entered on the wrong person is struck (R20): it counts no longer, and
-- what stood stays readable; the words asked for taking a sign back are kept with the correction, in the vault. The timeline
-- tells what was struck as struck. Expand only: nullable columns and a view; no locks of note.
alter table suspicions add column struck_at timestamptz;
comment on column suspicions.struck_at is 'When it was struck as entered wrongly: it counts no longer; null while it counts.';
alter table representations add column struck_at timestamptz;
comment on column representations.struck_at is 'When it was struck as never having been: it counts no longer; null while it counts.';
alter table related_persons add column struck_at timestamptz;
comment on column related_persons.struck_at is 'When it was struck as nobody of hers: it counts no longer; null while it counts.';
alter table corrections add column text_id uuid;
create or replace view victim_timeline with (security_invoker = true) as
select center_id, id as victim_id, recorded_at as occurred_at, 'registered' as kind, 'victim' as resource_kind, id as resource_id from victims
union all
select center_id, victim_id, occurred_at, 'case_' || kind, 'case', case_id from case_events
union all
select s.center_id, c.victim_id, s.occurred_at, 'thb_' || s.status || case when s.struck_at is null then '' else '_struck' end, 'case', s.case_id
  from thb_statuses s join cases c on c.center_id = s.center_id and c.id = s.case_id
union all
select center_id, victim_id, occurred_at, act || case when kinds = '{}' then '_struck' else '_recorded' end, 'case', case_id from case_acts
union all
select center_id, victim_id, occurred_at, 'risk_assessed', 'case', case_id from risk_assessments
union all
select center_id, victim_id, occurred_at, 'safety_plan_made', 'case', case_id from safety_plans
union all
select center_id, victim_id, occurred_at, 'needs_assessed', case when case_id is null then 'application' else 'case' end, coalesce(case_id, application_id)
  from needs_assessments
union all
select center_id, victim_id, occurred_at, case when struck_at is null then 'suspicion_recorded' else 'suspicion_struck' end, 'suspicion', id
  from suspicions
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
