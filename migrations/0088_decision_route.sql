-- Why: an auditor asks at which door a decision was taken, and a test asks whether each door weighs the law that it names.
-- Append-only and without a back-fill: what was not written then is not known. Expand only, a brief lock; the table's
-- grants cover the column.
alter table decisions add column route text;
comment on column decisions.route is 'Method and route pattern at which it was weighed, or the job, as in the trail; null in rows from before.';
select app.describe_standard_columns();
