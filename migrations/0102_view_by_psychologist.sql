-- That hearing a child would harm it is a psychologist's own word (DV-VIEW-01), not what a colleague enters for one.
alter table child_views add column by_psychologist boolean not null default false;
comment on column child_views.by_psychologist is 'Whether a psychologist entered it.';
select app.describe_standard_columns();
