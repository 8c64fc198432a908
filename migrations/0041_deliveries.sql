-- Why: a delivery by hand is a fact and is stored also where nobody had yet let the notice go; then it says which rule it
-- breaks. Expand only; no locks of note.
alter table notification_deliveries add column breach text[] not null default '{}';
select app.describe_standard_columns();
