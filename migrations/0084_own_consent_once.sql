-- Why: on the day from which she decides for herself she is asked for her own consent once, whatever waits for her word:
-- a stay, a consent given for her, a notice that was not sent. It had two names, and a task for each of them.
-- Contract of rows only: open doubles are closed, the earliest stays; a small partial index, no locks of note.
alter table tasks no force row level security;
update tasks set what = 'ask_own_consent' where what = 'ask_her_own_consent';
update tasks t set done_at = t.recorded_at
where t.what = 'ask_own_consent' and t.done_at is null and exists (
  select from tasks o
  where o.center_id = t.center_id and o.victim_id = t.victim_id and o.what = t.what and o.done_at is null
    and (o.due_at, o.id) < (t.due_at, t.id));
alter table tasks force row level security;
create unique index tasks_own_consent_once on tasks (center_id, victim_id, what) where what = 'ask_own_consent' and done_at is null;
