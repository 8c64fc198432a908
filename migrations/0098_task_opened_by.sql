-- A review is not ended by whoever made it necessary (R18).
alter table tasks add column opened_by text;
comment on column tasks.opened_by is 'Keyed hash of whose act opened it; null for tasks that are older than the column.';
select app.describe_standard_columns();
