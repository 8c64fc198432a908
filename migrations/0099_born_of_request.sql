-- Why: she whom a request places is expected once, by what the job itself bore, and never by what anybody typed: a reference
-- typed beforehand at the house made her, and each child with her, not be awaited there. Expand, with a back-fill of the
-- job's own rows; a small partial index, no locks of note.
alter table placements add column born_of_request uuid;
comment on column placements.born_of_request is 'The accepted request for a place that bore this row; written by the job alone, shown to nobody; null otherwise.';
alter table placements no force row level security;
alter table placement_requests no force row level security;
update placements p set born_of_request = r.id
from placement_requests r
where r.reference = p.placement_request_reference and p.basis = 'agency_placement' and p.recorded_by = 'job:placement.expect'
  and not exists (
    select from placements o
    where o.center_id = p.center_id and o.placement_request_reference = p.placement_request_reference
      and o.basis = p.basis and o.recorded_by = p.recorded_by and o.id < p.id);
alter table placements force row level security;
alter table placement_requests force row level security;
create unique index placements_of_request_once on placements (center_id, born_of_request) where born_of_request is not null;
select app.describe_standard_columns();
