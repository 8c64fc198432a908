-- Why: whoever asks from outside where there is room must not be able to count the beds of a center or to see somebody
-- come and go. Questions hang on one placement request, answers on a picture of the house that stands for a while.
-- Offers made before hang on no request and were good for a day: they go, and with them what a question could vary.
truncate availability_offers;
alter table availability_offers
  drop column from_on,
  drop column adults,
  drop column children,
  add column request_reference text not null,
  add column seen_at timestamptz not null;
comment on column availability_offers.request_reference is 'The placement request it was made for, and is good for.';
comment on column availability_offers.seen_at is 'The picture it was made from.';
create index availability_offers_request on availability_offers (recipient_id, request_reference, seen_at);

create table availability_pictures (
  recipient_id uuid not null,
  center_id uuid not null,
  seen_at timestamptz not null,
  room smallint not null,
  shown smallint not null,
  constraint availability_pictures_pk primary key (recipient_id, center_id)
);
comment on table availability_pictures is 'What one asker is shown of the room in a center, in coarse classes. Only the last picture is kept: no history of any house.';
comment on column availability_pictures.recipient_id is 'Who asks.';
comment on column availability_pictures.seen_at is 'When the picture was taken.';
comment on column availability_pictures.room is 'Class of the free beds at that instant.';
comment on column availability_pictures.shown is 'Class as it is shown: a change shows only once two pictures agree.';
alter table availability_pictures enable row level security;
alter table availability_pictures force row level security;
create policy asker on availability_pictures using (recipient_id = app.scope()) with check (recipient_id = app.scope());
grant select, insert, update on availability_pictures to dayaq_service;

create table availability_questions (
  recipient_id uuid not null,
  id uuid not null,
  request_reference text not null,
  answered text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint availability_questions_pk primary key (recipient_id, id),
  constraint availability_questions_answered check (answered in ('new', 'same', 'again', 'refused'))
);
create index availability_questions_asker on availability_questions (recipient_id, recorded_by, recorded_at);
comment on table availability_questions is 'Every question from outside where there is room: who asked for which placement request, and when.';
comment on column availability_questions.recipient_id is 'Who asks.';
comment on column availability_questions.answered is 'new: a need without an offer. same: what was told already. again: a new look with an offer in hand. refused: too often.';
comment on column availability_questions.request_reference is 'The placement request that it was asked for.';
alter table availability_questions enable row level security;
alter table availability_questions force row level security;
create policy asker on availability_questions using (recipient_id = app.scope()) with check (recipient_id = app.scope());
grant select, insert on availability_questions to dayaq_service;
select app.describe_standard_columns();
