-- Why: the individual plan, what was rendered under it, and money that flows to her (never from her).
-- Expand only; no locks of note.
create table plans (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  state text not null default 'draft',
  made_with_her boolean not null default false,
  activated_at timestamptz,
  closed_at timestamptz,
  closure_outcome text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint plans_pk primary key (center_id, id),
  constraint plans_case_fk foreign key (center_id, case_id) references cases (center_id, id),
  constraint plans_state check (state in ('draft', 'active', 'closed'))
);
create unique index plan_active on plans (center_id, victim_id) where state = 'active';
create index plans_list on plans (center_id, recorded_at, id);
comment on table plans is 'Individual social rehabilitation plan; one active per person, each child has its own.';
comment on column plans.made_with_her is 'Whether she took part in making it.';
comment on column plans.activated_at is 'When it became active.';
comment on column plans.closed_at is 'When closed.';
comment on column plans.closure_outcome is 'achieved, partly_achieved, not_achieved, left.';
select app.protect('plans', 'mutable');

create table plan_goals (
  center_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  kind text not null,
  text_id uuid,
  state text not null default 'open',
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint plan_goals_pk primary key (center_id, id),
  constraint plan_goals_plan_fk foreign key (center_id, plan_id) references plans (center_id, id)
);
comment on table plan_goals is 'Goals of a plan; her words are in the vault.';
comment on column plan_goals.plan_id is 'The plan.';
comment on column plan_goals.kind is 'safety, health, psychological, legal, education, work, housing, documents, benefits, family.';
select app.protect('plan_goals', 'mutable');

create table plan_measures (
  center_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  service_type text not null,
  provider text not null,
  planned_on date,
  state text not null default 'planned',
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint plan_measures_pk primary key (center_id, id),
  constraint plan_measures_plan_fk foreign key (center_id, plan_id) references plans (center_id, id)
);
comment on table plan_measures is 'Measures of a plan.';
comment on column plan_measures.plan_id is 'The plan.';
comment on column plan_measures.service_type is 'From the service catalogue.';
comment on column plan_measures.provider is 'center, employment_agency, bar, medical, education, ngo, other.';
comment on column plan_measures.planned_on is 'Planned day.';
select app.protect('plan_measures', 'mutable');

create table plan_reviews (
  center_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  progress text not null,
  text_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint plan_reviews_pk primary key (center_id, id),
  constraint plan_reviews_plan_fk foreign key (center_id, plan_id) references plans (center_id, id)
);
comment on table plan_reviews is 'Reviews of a plan with her.';
comment on column plan_reviews.plan_id is 'The plan.';
comment on column plan_reviews.progress is 'better, same, worse.';
select app.protect('plan_reviews', 'append');

create table services (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  measure_id uuid,
  type text not null,
  provider text not null,
  rendered_by_role text not null,
  minutes integer,
  outcome text,
  legal_stage text,
  breach text[] not null default '{}',
  text_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint services_pk primary key (center_id, id),
  constraint services_case_fk foreign key (center_id, case_id) references cases (center_id, id)
);
create index services_list on services (center_id, recorded_at, id);
create index services_case on services (center_id, case_id);
comment on table services is 'Services rendered; free of charge, so there is no price anywhere.';
comment on column services.measure_id is 'Measure of the plan.';
comment on column services.type is 'From the service catalogue.';
comment on column services.provider is 'Who rendered it.';
comment on column services.rendered_by_role is 'Role of who rendered it.';
comment on column services.minutes is 'How long.';
comment on column services.outcome is 'enrolled, employed, housed, reunited, repatriated, documents_obtained, benefit, child_aid, legal_aid.';
comment on column services.legal_stage is 'For legal aid: investigation or court.';
select app.protect('services', 'mutable');

create table allowances (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  kind text not null,
  fund text not null,
  amount_qepik integer not null,
  currency text not null default 'AZN',
  state text not null default 'proposed',
  amount_flag text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  rejected_reason text,
  paid_on date,
  payer_id uuid,
  reversed_at timestamptz,
  reversal_reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint allowances_pk primary key (center_id, id),
  constraint allowances_case_fk foreign key (center_id, case_id) references cases (center_id, id),
  constraint allowances_amount check (amount_qepik > 0),
  constraint allowances_kind check (kind in ('one_time', 'fund_aid')),
  constraint allowances_state check (state in ('proposed', 'approved', 'paid', 'rejected', 'reversed')),
  constraint allowances_four_eyes check (approved_by is null or approved_by <> proposed_by)
);
create unique index already_granted on allowances (center_id, case_id)
  where kind = 'one_time' and state in ('proposed', 'approved') ;
create index allowances_list on allowances (center_id, recorded_at, id);
comment on table allowances is 'Money that flows to her: entitlement, four eyes, payment fact, reversal. Recorded, never paid, here.';
comment on column allowances.kind is 'one_time (identified victims) or fund_aid.';
comment on column allowances.fund is 'state_allowance or support_fund.';
comment on column allowances.amount_qepik is 'Amount in qəpik.';
comment on column allowances.currency is 'AZN.';
comment on column allowances.amount_flag is 'amount_differs, amount_unverified, or null.';
comment on column allowances.proposed_by is 'Keyed hash of who proposed.';
comment on column allowances.proposed_at is 'When.';
comment on column allowances.approved_by is 'Keyed hash of who approved: another person.';
comment on column allowances.approved_at is 'When.';
comment on column allowances.rejected_reason is 'Why rejected, from a closed list.';
comment on column allowances.paid_on is 'Day of payment.';
comment on column allowances.payer_id is 'Body that paid.';
comment on column allowances.reversed_at is 'When reversed.';
comment on column allowances.reversal_reason is 'Why reversed, from a closed list.';
select app.protect('allowances', 'mutable');
select app.describe_standard_columns();
