-- Why: one clock for one episode. A stay that goes on after a day's gap, or that comes by transfer from another house,
-- keeps the day on which the clock started; a new incident or a new referral starts it anew. Expand only; no locks of note.
alter table placements
  add column clock_start_on date,
  add column new_incident boolean not null default false;
comment on column placements.clock_start_on is 'Baku day from which the limit of the stay runs: of arrival, or earlier for a continuation or a transfer; null: of arrival.';
comment on column placements.new_incident is 'She came because something happened anew: a new episode of shelter, whatever went before.';
select app.describe_standard_columns();
