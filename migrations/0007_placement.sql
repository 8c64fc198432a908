-- Why: centers with rooms and beds, and placements. Holds of a bed are nights under an exclusion constraint; presence,
-- who really slept where, has none: capacity never refuses a person. Expand only; no locks of note.
create table rooms (
  center_id uuid not null,
  id uuid not null,
  name text not null,
  features text[] not null default '{}',
  active boolean not null default true,
  version integer not null default 1,
  constraint rooms_pk primary key (center_id, id),
  constraint rooms_name_once unique (center_id, name)
);
comment on table rooms is 'Rooms of a center.';
comment on column rooms.name is 'What staff call it.';
comment on column rooms.features is 'family, women, men, accessible, cot, quiet.';
comment on column rooms.active is 'False once out of use.';
select app.protect('rooms', 'mutable');

create table beds (
  center_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  name text not null,
  active boolean not null default true,
  version integer not null default 1,
  constraint beds_pk primary key (center_id, id),
  constraint beds_room_fk foreign key (center_id, room_id) references rooms (center_id, id),
  constraint beds_name_once unique (center_id, room_id, name)
);
comment on table beds is 'Beds of a room.';
comment on column beds.room_id is 'The room.';
comment on column beds.name is 'What staff call it.';
comment on column beds.active is 'False once out of use.';
select app.protect('beds', 'mutable');

create table bed_closures (
  center_id uuid not null,
  id uuid not null,
  bed_id uuid,
  room_id uuid,
  from_on date not null,
  before_on date,
  reason_code text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint bed_closures_pk primary key (center_id, id)
);
comment on table bed_closures is 'Nights on which a bed or room cannot be used.';
comment on column bed_closures.bed_id is 'The bed, or null for a room.';
comment on column bed_closures.room_id is 'The room, or null for a bed.';
comment on column bed_closures.from_on is 'First night.';
comment on column bed_closures.before_on is 'First night usable again.';
comment on column bed_closures.reason_code is 'Why, from a closed list.';
select app.protect('bed_closures', 'mutable');

create table house_rules (
  center_id uuid not null,
  id uuid not null,
  code text not null,
  says_az text not null,
  says_en text not null,
  says_ru text not null,
  from_on date not null,
  before_on date,
  version integer not null default 1,
  constraint house_rules_pk primary key (center_id, id),
  constraint house_rules_code_once unique (center_id, code, from_on)
);
comment on table house_rules is 'Rules of internal discipline, with the days on which they hold; a removal must cite one.';
comment on column house_rules.code is 'Short code.';
comment on column house_rules.says_az is 'The rule in Azerbaijani.';
comment on column house_rules.says_en is 'The rule in English.';
comment on column house_rules.says_ru is 'The rule in Russian.';
comment on column house_rules.from_on is 'First day in force.';
comment on column house_rules.before_on is 'First day no longer in force.';
select app.protect('house_rules', 'mutable');

create table placements (
  center_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  victim_id uuid not null,
  state text not null default 'requested',
  basis text not null,
  placement_request_reference text,
  referral_id uuid,
  referrer_kind text,
  document_no text,
  document_on date,
  child_role text,
  companion_of_placement_id uuid,
  companion_related_person_id uuid,
  expected_on date,
  arrived_at timestamptz,
  admission_on date,
  child_at_admission boolean,
  presumed_child_at_admission boolean,
  limit_floor_months smallint,
  extended_until date,
  extension_basis text,
  planned_exit_on date,
  finalized_at timestamptz,
  departed_at timestamptz,
  exit_reason text,
  breach text[] not null default '{}',
  education text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint placements_pk primary key (center_id, id),
  constraint placements_case_fk foreign key (center_id, case_id) references cases (center_id, id),
  constraint placements_victim_fk foreign key (center_id, victim_id) references victims (center_id, id),
  constraint placements_state check (state in ('requested', 'provisional', 'final', 'ended', 'cancelled', 'no_show')),
  constraint placements_basis check (basis in
    ('referral', 'emergency_request', 'agency_placement', 'suspicion', 'transfer', 'accompanying_child')),
  constraint placements_child_role check (child_role is null or child_role in ('victim', 'accompanying', 'unknown')),
  constraint placements_arrival check ((arrived_at is null) = (admission_on is null))
);
create index placements_list on placements (center_id, recorded_at, id);
create index placements_victim on placements (center_id, victim_id);
create unique index placements_one_present on placements (center_id, victim_id)
  where state in ('provisional', 'final') and departed_at is null and arrived_at is not null;
comment on table placements is 'A stay, from request to departure. Limits are computed from it; its clock runs from physical arrival.';
comment on column placements.basis is 'referral, emergency_request, agency_placement, suspicion, transfer, accompanying_child.';
comment on column placements.placement_request_reference is 'For agency_placement: reference of the request.';
comment on column placements.referral_id is 'The referral in, where it is on record here.';
comment on column placements.referrer_kind is 'For referral: kind of the referring body.';
comment on column placements.document_no is 'For referral: document number.';
comment on column placements.document_on is 'For referral: document date.';
comment on column placements.child_role is 'For a child: victim, accompanying, unknown.';
comment on column placements.companion_of_placement_id is 'Placement of the adult or child it goes with.';
comment on column placements.companion_related_person_id is 'For a child: the accompanying relative.';
comment on column placements.expected_on is 'Expected arrival.';
comment on column placements.arrived_at is 'When she came through the door.';
comment on column placements.admission_on is 'Baku day of arrival: the anchor of the limit.';
comment on column placements.child_at_admission is 'Status at admission, fixed for the limit.';
comment on column placements.presumed_child_at_admission is 'Presumed child at admission.';
comment on column placements.limit_floor_months is 'A limit once given never shortens: the longest so far.';
comment on column placements.extended_until is 'Last day after an extension.';
comment on column placements.extension_basis is 'Document code of the extension.';
comment on column placements.planned_exit_on is 'Planned last day.';
comment on column placements.finalized_at is 'When it became final.';
comment on column placements.departed_at is 'When she left.';
comment on column placements.exit_reason is 'own_will, planned, transfer, removal, other.';
comment on column placements.education is 'How a child goes on learning: remote, anonymous_attendance, school, none.';
select app.protect('placements', 'mutable');

create table bed_holds (
  center_id uuid not null,
  id uuid not null,
  bed_id uuid not null,
  placement_id uuid not null,
  nights daterange not null,
  active boolean not null default true,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint bed_holds_pk primary key (center_id, id),
  constraint bed_holds_bed_fk foreign key (center_id, bed_id) references beds (center_id, id),
  constraint bed_holds_placement_fk foreign key (center_id, placement_id) references placements (center_id, id),
  constraint bed_holds_some_night check (not isempty(nights)),
  constraint bed_taken exclude using gist (center_id with =, bed_id with =, nights with &&) where (active)
);
create index bed_holds_placement on bed_holds (center_id, placement_id);
comment on table bed_holds is 'Who has a bed on which nights, half-open; two can never hold one. No upper end while she is here.';
comment on column bed_holds.bed_id is 'The bed.';
comment on column bed_holds.placement_id is 'The placement.';
comment on column bed_holds.nights is 'Nights, half-open.';
comment on column bed_holds.active is 'False once given up.';
select app.protect('bed_holds', 'mutable');

create table presences (
  center_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  victim_id uuid not null,
  bed_id uuid,
  from_at timestamptz not null,
  until_at timestamptz,
  kind text not null,
  overcapacity boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint presences_pk primary key (center_id, id),
  constraint presences_placement_fk foreign key (center_id, placement_id) references placements (center_id, id),
  constraint presences_kind check (kind in ('present', 'absent'))
);
create index presences_open on presences (center_id) where until_at is null;
create index presences_placement on presences (center_id, placement_id);
comment on table presences is 'Who was really here, and where she slept: facts, never refused.';
comment on column presences.placement_id is 'The placement.';
comment on column presences.bed_id is 'Bed slept in; null for none of her own (an infant with her mother, overflow).';
comment on column presences.from_at is 'From.';
comment on column presences.until_at is 'Until; null while it lasts.';
comment on column presences.kind is 'present or absent (a night away).';
comment on column presences.overcapacity is 'More people than beds.';
select app.protect('presences', 'mutable');

create table placement_events (
  center_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  victim_id uuid not null,
  kind text not null,
  data jsonb not null,
  breach text[] not null,
  text_id uuid,
  decision_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint placement_events_pk primary key (center_id, id),
  constraint placement_events_placement_fk foreign key (center_id, placement_id) references placements (center_id, id)
);
create index placement_events_placement on placement_events (center_id, placement_id, occurred_at);
comment on table placement_events is 'Everything that happened to a placement, in order; codes only.';
comment on column placement_events.placement_id is 'The placement.';
comment on column placement_events.kind is 'arrival, no_show, finalization, bed_change, extension, transfer, departure, removal, absence, education, …';
comment on column placement_events.data is 'Codes and days.';
select app.protect('placement_events', 'append');

create table placement_representatives (
  center_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  related_person_id uuid,
  organization_id uuid,
  capacity text not null,
  present_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint placement_representatives_pk primary key (center_id, id),
  constraint placement_representatives_placement_fk foreign key (center_id, placement_id) references placements (center_id, id)
);
comment on table placement_representatives is 'Who represented a child when she was placed.';
comment on column placement_representatives.placement_id is 'The child''s placement.';
comment on column placement_representatives.related_person_id is 'The relative, guardian or trustee.';
comment on column placement_representatives.organization_id is 'The guardianship authority, where its officer represented.';
comment on column placement_representatives.capacity is 'parent, guardian, trustee, guardianship_officer, appointed_lawyer.';
comment on column placement_representatives.present_at is 'When present.';
select app.protect('placement_representatives', 'append');

create table child_views (
  center_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  victim_id uuid not null,
  about text not null,
  stance text not null,
  heard_by_role text not null,
  without_parents boolean not null,
  language text not null,
  interpreter_used boolean not null,
  text_id uuid,
  weighed_text_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint child_views_pk primary key (center_id, id),
  constraint child_views_placement_fk foreign key (center_id, placement_id) references placements (center_id, id),
  constraint child_views_stance check (stance in ('agree', 'object', 'mixed', 'declined'))
);
create index child_views_placement on child_views (center_id, placement_id);
comment on table child_views is 'What a child said before a decision about her; the words are in the vault.';
comment on column child_views.placement_id is 'The placement.';
comment on column child_views.about is 'placement, companion, transfer, contact, extension, exit, disclosure.';
comment on column child_views.stance is 'agree, object, mixed, declined.';
comment on column child_views.heard_by_role is 'psychologist or trained case_worker.';
comment on column child_views.without_parents is 'Heard without the parents in the room.';
comment on column child_views.language is 'Language.';
comment on column child_views.interpreter_used is 'Whether an interpreter helped.';
comment on column child_views.weighed_text_id is 'How it was weighed, in the vault.';
select app.protect('child_views', 'append');

create table companion_assessments (
  center_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  related_person_id uuid not null,
  positive_effect boolean not null,
  text_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint companion_assessments_pk primary key (center_id, id)
);
comment on table companion_assessments is 'Psychologist''s word on a companion of a child who is not a parent.';
comment on column companion_assessments.placement_id is 'The child''s placement.';
comment on column companion_assessments.related_person_id is 'The companion.';
comment on column companion_assessments.positive_effect is 'Whether she has a positive effect on the child.';
select app.protect('companion_assessments', 'append');

create table availability_offers (
  center_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  reference text not null,
  from_on date not null,
  adults smallint not null,
  children smallint not null,
  expires_at timestamptz not null,
  recorded_at timestamptz not null,
  constraint availability_offers_pk primary key (center_id, id),
  constraint availability_offers_reference_once unique (reference)
);
comment on table availability_offers is 'What an outsider learns of capacity: an opaque reference that fits. Center and beds stay hidden.';
comment on column availability_offers.recipient_id is 'Who asked.';
comment on column availability_offers.reference is 'Opaque reference.';
comment on column availability_offers.from_on is 'From which night.';
comment on column availability_offers.adults is 'For how many adults.';
comment on column availability_offers.children is 'For how many children.';
comment on column availability_offers.expires_at is 'Until when it may be used.';
alter table availability_offers enable row level security;
alter table availability_offers force row level security;
create policy asker on availability_offers using (recipient_id = app.scope()) with check (recipient_id = app.scope());
grant select, insert on availability_offers to dayaq_service;

grant select on beds, bed_holds, bed_closures, rooms to dayaq_vault;
create policy gate on beds for select to dayaq_vault using (true);
create policy gate on bed_holds for select to dayaq_vault using (true);
create policy gate on bed_closures for select to dayaq_vault using (true);
create policy gate on rooms for select to dayaq_vault using (true);
set local role dayaq_vault;
create function vault.free_beds(holder uuid, from_night date, before_night date) returns integer
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from public.beds b
  where b.center_id = holder and b.active
    and not exists (select from public.bed_holds h where h.center_id = b.center_id and h.bed_id = b.id and h.active
      and h.nights && daterange(from_night, before_night))
    and not exists (select from public.bed_closures c where c.center_id = b.center_id
      and (c.bed_id = b.id or c.room_id = b.room_id) and daterange(c.from_on, c.before_on) && daterange(from_night, before_night))
$$;
comment on function vault.free_beds(uuid, date, date) is 'How many beds of a center are free on all nights; for proposals by the agency, which learns fits or not, never the number.';
revoke all on function vault.free_beds(uuid, date, date) from public;
grant execute on function vault.free_beds(uuid, date, date) to dayaq_service;
set local role dayaq_owner;
select app.describe_standard_columns();
