-- Why: whoever is served may complain of staff, a decision, a service or the house, and is answered by somebody else than the one
-- complained of, by a clock (RIGHT-01). Expand only; no locks of note.
create table complaints (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid,
  kind text not null,
  brought_by text not null,
  about text not null,
  matter text not null,
  about_staff text,
  about_decision_id uuid,
  text_id uuid,
  state text not null default 'received',
  handler text,
  due_at timestamptz not null,
  outcome text,
  reason_text_id uuid,
  appeal_to text[] not null default '{}',
  answered_at timestamptz,
  answered_by text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint complaints_pk primary key (center_id, id),
  constraint complaints_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint complaints_kind check (kind in ('complaint', 'appeal')),
  constraint complaints_brought_by check (brought_by in ('self', 'representative', 'staff', 'anonymous')),
  constraint complaints_about check (about in ('staff', 'decision', 'service', 'house')),
  constraint complaints_state check (state in ('received', 'answered', 'withdrawn')),
  constraint complaints_outcome check (outcome in ('upheld', 'partly_upheld', 'rejected')),
  constraint complaints_answered check ((state = 'answered') = (outcome is not null and answered_at is not null and answered_by is not null)),
  constraint complaints_words check (victim_id is not null or (text_id is null and reason_text_id is null)),
  constraint complaints_notice check (outcome is null or outcome = 'upheld' or victim_id is null or cardinality(appeal_to) > 0)
);
create index complaints_list on complaints (center_id, recorded_at, id);
create index complaints_victim on complaints (center_id, victim_id);
comment on table complaints is 'What somebody complains of or appeals, who handles it and by when, and how it was answered. Words and reason are in the vault.';
comment on column complaints.victim_id is 'Whose complaint it is; null: nobody said.';
comment on column complaints.kind is 'complaint or appeal.';
comment on column complaints.brought_by is 'self, representative, staff or anonymous.';
comment on column complaints.about is 'staff, decision, service or house.';
comment on column complaints.matter is 'What is wrong, from a closed list.';
comment on column complaints.about_staff is 'Keyed hash of the member of staff complained of, who never reads it; null: nobody is named.';
comment on column complaints.about_decision_id is 'The decision appealed; null: none is named.';
comment on column complaints.text_id is 'The words, in the vault.';
comment on column complaints.state is 'received, answered or withdrawn.';
comment on column complaints.handler is 'Keyed hash of who handles it; null: nobody yet.';
comment on column complaints.due_at is 'First instant at which the answer of the house is late.';
comment on column complaints.outcome is 'upheld, partly_upheld or rejected.';
comment on column complaints.reason_text_id is 'The written reason of the answer, in the vault.';
comment on column complaints.appeal_to is 'Where she may go next, as the answer says: administrative_body, court.';
comment on column complaints.answered_at is 'When the house answered; null while it has not.';
comment on column complaints.answered_by is 'Keyed hash of who answered.';
select app.protect('complaints', 'mutable');

create table complaint_steps (
  center_id uuid not null,
  id uuid not null,
  complaint_id uuid not null,
  instance text not null,
  step text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint complaint_steps_pk primary key (center_id, id),
  constraint complaint_steps_complaint_fk foreign key (center_id, complaint_id) references complaints (center_id, id),
  constraint complaint_steps_instance check (instance in ('administrative_body', 'court')),
  constraint complaint_steps_step check (step in ('lodged', 'answered'))
);
create index complaint_steps_complaint on complaint_steps (center_id, complaint_id);
comment on table complaint_steps is 'That a complaint went further, and that it was answered there. Nothing is sent to anybody by it.';
comment on column complaint_steps.complaint_id is 'The complaint.';
comment on column complaint_steps.instance is 'administrative_body or court.';
comment on column complaint_steps.step is 'lodged or answered.';
select app.protect('complaint_steps', 'append');
select app.describe_standard_columns();
