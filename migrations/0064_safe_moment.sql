-- Why: she is told what was released only when she is alone and safe, and whoever told her says so. Expand only.
alter table tasks add column done_moment text,
  add constraint tasks_done_moment check (done_moment in ('alone_and_safe'));
comment on column tasks.done_moment is 'In what moment it was done, where that matters: alone_and_safe.';
select app.describe_standard_columns();
