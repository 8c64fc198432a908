-- Why: whoever may not see a person must not read what was weighed about her, refusals too: so a decision says itself
-- whom it is about (R14). Append-only and without a back-fill: rows from before are read through the trail. A brief lock.
alter table decisions add column victim_ids uuid[];
comment on column decisions.victim_ids is 'Persons whom its transaction touched; null in rows from before, which the audit trail answers for.';
