-- Why: a payment is a fact of its own: it may come twice, or without approval, and is then stored and flagged. What is
-- paid stays granted, so that no second proposal follows it. Small tables, no locks of note.
drop index already_granted;
create unique index already_granted on allowances (center_id, case_id)
  where kind = 'one_time' and state in ('proposed', 'approved', 'paid');
create index allowances_victim on allowances (center_id, victim_id);
alter table allowances add column identified_on date;
comment on column allowances.identified_on is 'Baku day of the identification for which it is granted.';
alter table allowances drop column amount_flag, drop column paid_on, drop column payer_id;

create table allowance_payments (
  center_id uuid not null,
  id uuid not null,
  allowance_id uuid not null,
  paid_on date not null,
  amount_qepik integer not null,
  payer_id uuid not null,
  flags text[] not null default '{}',
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint allowance_payments_pk primary key (center_id, id),
  constraint allowance_payments_allowance_fk foreign key (center_id, allowance_id) references allowances (center_id, id),
  constraint allowance_payments_payer_fk foreign key (payer_id) references organizations (id),
  constraint allowance_payments_amount check (amount_qepik > 0)
);
create index allowance_payments_of on allowance_payments (center_id, allowance_id);
create index allowance_payments_day on allowance_payments (center_id, paid_on);
comment on table allowance_payments is 'Payments that other bodies made to her. Facts: never refused, flagged where they do not fit.';
comment on column allowance_payments.allowance_id is 'The entitlement.';
comment on column allowance_payments.paid_on is 'Day of payment.';
comment on column allowance_payments.amount_qepik is 'Amount in qəpik, as paid.';
comment on column allowance_payments.payer_id is 'Body that paid.';
comment on column allowance_payments.flags is 'amount_differs, amount_unverified, already_granted, not_identified, not_approved.';
select app.protect('allowance_payments', 'mutable');
select app.describe_standard_columns();
