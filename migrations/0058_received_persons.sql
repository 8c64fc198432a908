-- Why: a child who comes along with her mother, and a person who comes by transfer, are expected by rows of their own at the
-- center that receives them. Expand only; no locks of note.
alter table placements
  add column age_band text,
  add column transfer_reference text,
  add constraint placements_age_band check (age_band in
    ('child', 'adult', 'elderly', 'unknown', 'under_3', '3_to_6', '7_to_9', '10_to_17'));
comment on column placements.age_band is 'What the request for a place told of her age, before anybody met her; null: nothing.';
comment on column placements.transfer_reference is 'Case reference under which the house before told of her; null: no transfer was told here.';
select app.describe_standard_columns();
