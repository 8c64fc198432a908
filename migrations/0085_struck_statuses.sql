-- Why: a trafficking status entered on the wrong episode, or on the wrong person, is struck (R20): it counts no longer, and
-- what stood stays readable. Expand only: a nullable column and a grant; no locks of note.
alter table thb_statuses add column struck_at timestamptz;
comment on column thb_statuses.struck_at is 'When it was struck as entered wrongly: it counts no longer; null while it counts.';
grant update (struck_at) on thb_statuses to dayaq_service;
select app.describe_standard_columns();
