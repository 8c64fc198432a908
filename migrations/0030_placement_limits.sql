-- Why: what a stay's end rests on besides its day of arrival: a last day once given, and a parent who stays with her
-- child. A child may also not be heard, on a psychologist's word. Empty tables; no locks of note.
alter table placements drop column limit_floor_months;
alter table placements add column limit_floor_on date;
alter table placements add column accompanying_until_on date;
comment on column placements.limit_floor_on is 'A last day once given, which a correction does not shorten; null where none is held.';
comment on column placements.accompanying_until_on is 'Last day of an approved stay as the companion of a child.';
alter table child_views drop constraint child_views_stance;
alter table child_views add constraint child_views_stance
  check (stance in ('agree', 'object', 'mixed', 'declined', 'not_heard'));
comment on column child_views.stance is 'agree, object, mixed, declined; not_heard: hearing is against the child''s interest.';
comment on column child_views.heard_by_role is 'psychologist, trained_worker, other.';
select app.describe_standard_columns();
