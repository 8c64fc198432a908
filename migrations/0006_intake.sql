-- Why: the doors of the DOST service (passport 09-03-00-00): queue, helpline, application with its steps, request to
-- the agency. Expand only; no locks of note.
create table queue_tickets (
  center_id uuid not null,
  id uuid not null,
  number text not null,
  state text not null default 'waiting',
  issued_at timestamptz not null,
  called_at timestamptz,
  served_at timestamptz,
  left_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint queue_tickets_pk primary key (center_id, id),
  constraint queue_tickets_state check (state in ('waiting', 'called', 'served', 'left'))
);
create index queue_tickets_list on queue_tickets (center_id, issued_at, id);
comment on table queue_tickets is 'Reception queue: a neutral number, no service name, no person.';
comment on column queue_tickets.number is 'What the display shows.';
comment on column queue_tickets.issued_at is 'When taken.';
comment on column queue_tickets.called_at is 'When called.';
comment on column queue_tickets.served_at is 'When served.';
comment on column queue_tickets.left_at is 'When the person left unserved.';
select app.protect('queue_tickets', 'mutable');

create table helpline_calls (
  center_id uuid not null,
  id uuid not null,
  language text not null,
  regime text not null,
  urgent boolean not null,
  outcome text not null,
  application_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint helpline_calls_pk primary key (center_id, id)
);
create index helpline_calls_list on helpline_calls (center_id, recorded_at, id);
comment on table helpline_calls is 'Calls at any hour; the caller may be nobody and no number is kept.';
comment on column helpline_calls.language is 'Language of the call.';
comment on column helpline_calls.regime is 'thb, dv, unknown, other.';
comment on column helpline_calls.urgent is 'Whether somebody is in danger now.';
comment on column helpline_calls.outcome is 'informed, lead_opened, emergency_services, ended.';
comment on column helpline_calls.application_id is 'The lead that the call opened.';
select app.protect('helpline_calls', 'mutable');

create table applications (
  center_id uuid not null,
  id uuid not null,
  service_id text not null default '09-03-00-00',
  victim_id uuid not null,
  case_id uuid,
  applicant_type text not null,
  channel text not null,
  state text not null default 'lead',
  outcome text,
  route text,
  refusal_ground text,
  refusal_text_id uuid,
  urgent boolean not null default false,
  child_concerned boolean not null default false,
  ticket_id uuid,
  ticket_at timestamptz,
  served_at timestamptz,
  registered_at timestamptz,
  front_done_at timestamptz,
  done_at timestamptz,
  placement_request_id uuid,
  law_enforcement_outcome text,
  law_enforcement_at timestamptz,
  anonymised_notice_objection boolean not null default false,
  applicant_text_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint applications_pk primary key (center_id, id),
  constraint applications_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint applications_state check (state in
    ('lead', 'registered', 'interviewed', 'assessed', 'sent_to_agency', 'placed', 'closed', 'routed', 'withdrawn', 'refused')),
  constraint applications_refusal check (refusal_ground is null or refusal_ground = 'no_legal_basis'),
  constraint applications_law_enforcement check (law_enforcement_outcome is null or law_enforcement_outcome in
    ('sent_with_consent', 'not_sent_no_consent', 'sent_anonymised'))
);
create index applications_list on applications (center_id, recorded_at, id);
comment on table applications is 'The DOST service for one person, from lead to placement.';
comment on column applications.service_id is 'Id of the service in the passport.';
comment on column applications.applicant_type is 'self, relative, legal_representative, municipality, ngo, other.';
comment on column applications.channel is 'in_person, call_center, portal, helpline.';
comment on column applications.outcome is 'How it closed.';
comment on column applications.route is 'Where it was routed: direct_center_admission, thb_center, special_care, other_service.';
comment on column applications.refusal_ground is 'no_legal_basis is the one ground there is.';
comment on column applications.refusal_text_id is 'Written reason of the named human, in the vault.';
comment on column applications.urgent is 'Somebody is in danger now.';
comment on column applications.child_concerned is 'A child is concerned.';
comment on column applications.ticket_id is 'Queue ticket.';
comment on column applications.ticket_at is 'Clock: ticket taken.';
comment on column applications.served_at is 'Clock: at the desk.';
comment on column applications.registered_at is 'Clock: accepted at the desk, or a lead taken by a human.';
comment on column applications.front_done_at is 'Clock: both interviews and the assessment done.';
comment on column applications.done_at is 'Clock: request sent to the agency, or closed otherwise.';
comment on column applications.placement_request_id is 'The request to the agency.';
comment on column applications.law_enforcement_outcome is 'How the law-enforcement step closed.';
comment on column applications.law_enforcement_at is 'When it closed.';
comment on column applications.anonymised_notice_objection is 'She objects to the anonymised notice.';
comment on column applications.applicant_text_id is 'Who a third-party applicant is, in the vault.';
select app.protect('applications', 'mutable');

create table application_documents (
  center_id uuid not null,
  application_id uuid not null,
  kind text not null,
  status text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint application_documents_pk primary key (center_id, application_id, kind),
  constraint application_documents_application_fk foreign key (center_id, application_id) references applications (center_id, id),
  constraint application_documents_status check (status in ('provided', 'missing', 'impossible', 'withheld_for_safety'))
);
comment on table application_documents is 'Checklist; a missing document is a task for staff and never a ground of refusal.';
comment on column application_documents.application_id is 'The application.';
comment on column application_documents.kind is 'identity_card, passport, violence_act.';
comment on column application_documents.status is 'provided, missing, impossible, withheld_for_safety.';
select app.protect('application_documents', 'mutable');

create table interviews (
  center_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  victim_id uuid not null,
  profession text not null,
  needs_rehabilitation boolean not null,
  needs text[] not null,
  alone_with_her boolean not null,
  text_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint interviews_pk primary key (center_id, id),
  constraint interviews_application_fk foreign key (center_id, application_id) references applications (center_id, id)
);
create index interviews_application on interviews (center_id, application_id);
comment on table interviews is 'Talks of the lawyer and of the psychologist with her; both are wanted, one missing stops nothing.';
comment on column interviews.application_id is 'The application.';
comment on column interviews.profession is 'lawyer or psychologist.';
comment on column interviews.needs_rehabilitation is 'What the interviewer found.';
comment on column interviews.needs is 'Needs from a closed list.';
comment on column interviews.alone_with_her is 'Whether nobody else was in the room.';
select app.protect('interviews', 'append');

create table application_answers (
  center_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  channel text not null,
  via text not null,
  passphrase_checked boolean not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint application_answers_pk primary key (center_id, id)
);
comment on table application_answers is 'Answers given, over which safe way.';
comment on column application_answers.application_id is 'The application.';
comment on column application_answers.channel is 'in_person, legal_representative, call_center.';
comment on column application_answers.via is 'self or representative.';
comment on column application_answers.passphrase_checked is 'Whether the passphrase was asked for and right.';
select app.protect('application_answers', 'append');

create table placement_requests (
  center_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  reference text not null,
  state text not null default 'received',
  regime text not null,
  sex text not null,
  age_band text not null,
  children jsonb not null,
  needs text[] not null,
  language text not null,
  risk_level text not null,
  sent_on date not null,
  proposed_center_id uuid,
  proposed_on date,
  decline_reason text,
  accepted_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint placement_requests_pk primary key (center_id, id),
  constraint placement_requests_reference_once unique (reference),
  constraint placement_requests_state check (state in ('received', 'proposed', 'accepted', 'withdrawn'))
);
create index placement_requests_recipient on placement_requests (recipient_id, sent_on, id);
comment on table placement_requests is 'Addressed row: what the agency receives. Listed fields without name, birth date, address or free text; both sides write their step.';
comment on column placement_requests.recipient_id is 'The agency.';
comment on column placement_requests.reference is 'Random reference of this request.';
comment on column placement_requests.regime is 'thb or dv.';
comment on column placement_requests.sex is 'For rooms.';
comment on column placement_requests.age_band is 'child, adult, elderly, unknown.';
comment on column placement_requests.children is 'Age bands of accompanying children.';
comment on column placement_requests.needs is 'Needs from a closed list.';
comment on column placement_requests.language is 'Language.';
comment on column placement_requests.risk_level is 'low, medium, high, extreme.';
comment on column placement_requests.sent_on is 'Baku day of sending.';
comment on column placement_requests.proposed_center_id is 'Center that the agency proposes.';
comment on column placement_requests.proposed_on is 'Baku day of the proposal.';
comment on column placement_requests.decline_reason is 'Why she declined, from a closed list.';
comment on column placement_requests.accepted_on is 'Baku day on which the requesting center recorded her word.';
alter table placement_requests enable row level security;
alter table placement_requests force row level security;
create policy parties on placement_requests using (app.scope() in (center_id, recipient_id))
  with check (app.scope() in (center_id, recipient_id));
select app.open_to_service('placement_requests', 'mutable');

create table admissions (
  center_id uuid not null,
  id uuid not null,
  case_id uuid,
  victim_id uuid not null,
  door text not null,
  outcome text not null,
  route text,
  reason_code text,
  reason_text_id uuid,
  appeal_notice_given boolean,
  suspicion boolean not null default false,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint admissions_pk primary key (center_id, id),
  constraint admissions_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint admissions_outcome check (outcome in ('granted', 'negative', 'routed')),
  constraint admissions_negative check (outcome <> 'negative' or (reason_text_id is not null and appeal_notice_given))
);
create index admissions_list on admissions (center_id, recorded_at, id);
comment on table admissions is 'A center''s decision at any door; a negative one has a named human, a reason and an appeal notice.';
comment on column admissions.door is 'dost, referral, emergency_request, suspicion, transfer.';
comment on column admissions.outcome is 'granted, negative, routed.';
comment on column admissions.route is 'Where she is routed, as advice to a human.';
comment on column admissions.reason_code is 'Reason of a negative decision.';
comment on column admissions.reason_text_id is 'Its written reason, in the vault.';
comment on column admissions.appeal_notice_given is 'Whether the notice of appeal was given.';
comment on column admissions.suspicion is 'Whether suspicion of trafficking opened the door.';
select app.protect('admissions', 'mutable');

create table referrals (
  center_id uuid not null,
  id uuid not null,
  direction text not null,
  state text not null,
  regime text not null,
  purpose text,
  sender_id uuid,
  sender_kind text,
  recipient_id uuid,
  victim_id uuid,
  case_id uuid,
  document_no text,
  document_on date,
  persons integer not null default 1,
  urgent boolean not null default false,
  text_id uuid,
  release_id uuid,
  outcome text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  decision_id uuid,
  version integer not null default 1,
  constraint referrals_pk primary key (center_id, id),
  constraint referrals_direction check (direction in ('in', 'out')),
  constraint referrals_state check (state in ('drafted', 'sent', 'accepted', 'completed', 'rejected', 'revoked'))
);
create index referrals_list on referrals (center_id, recorded_at, id);
comment on table referrals is 'Referrals in and out, as the holder sees them. The sender of one in reads its receipt and nothing else.';
comment on column referrals.direction is 'in or out.';
comment on column referrals.regime is 'thb or dv.';
comment on column referrals.purpose is 'For one out: the one purpose.';
comment on column referrals.sender_id is 'For one in: who sent it.';
comment on column referrals.sender_kind is 'Kind of the sender.';
comment on column referrals.recipient_id is 'For one out: the one body.';
comment on column referrals.document_no is 'Number of the referral document.';
comment on column referrals.document_on is 'Date of the referral document.';
comment on column referrals.persons is 'How many persons it speaks of.';
comment on column referrals.urgent is 'Whether help is needed now.';
comment on column referrals.release_id is 'For one out: the addressed row.';
comment on column referrals.outcome is 'How it ended.';
select app.protect('referrals', 'mutable');

create table referral_receipts (
  center_id uuid not null,
  id uuid not null,
  sender_id uuid not null,
  regime text not null,
  document_no text,
  document_on date,
  persons integer not null,
  urgent boolean not null,
  sent_at timestamptz not null,
  recorded_by text not null,
  constraint referral_receipts_pk primary key (center_id, id)
);
create index referral_receipts_sender on referral_receipts (sender_id, sent_at, id);
comment on table referral_receipts is 'What a referrer may read for ever: what it sent, and that it was sent. Nothing ever changes here.';
comment on column referral_receipts.sender_id is 'Who sent it.';
comment on column referral_receipts.regime is 'thb or dv.';
comment on column referral_receipts.document_no is 'Document number, as sent.';
comment on column referral_receipts.document_on is 'Document date, as sent.';
comment on column referral_receipts.persons is 'How many persons, as sent.';
comment on column referral_receipts.urgent is 'As sent.';
comment on column referral_receipts.sent_at is 'When.';
alter table referral_receipts enable row level security;
alter table referral_receipts force row level security;
create policy sender_reads on referral_receipts for select using (sender_id = app.scope());
create policy holder_writes on referral_receipts for insert with check (center_id = app.scope());
grant select, insert on referral_receipts to dayaq_service;
select app.describe_standard_columns();
