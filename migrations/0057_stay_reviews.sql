-- Why: a stay without a limit is reviewed every thirty days, each review planning the next. Expand only; no locks of note.
alter table placements add column reviewed_on date;
comment on column placements.reviewed_on is 'Baku day of the last review of the stay; null: none yet.';
select app.describe_standard_columns();
