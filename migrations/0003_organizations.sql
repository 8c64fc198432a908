-- Why: the bodies around a person and the centers that hold her. No person stands here, so every organisation may read
-- it; what an outside body sees of centers is decided above. Expand only; no locks of note.
create table organizations (
  id uuid not null,
  code text not null,
  kind text not null,
  unit_type text,
  regimes text[] not null default '{}',
  state_run boolean not null default true,
  accredited_until date,
  anonymised_notice_on boolean not null default false,
  active boolean not null default true,
  version integer not null default 1,
  constraint organizations_pk primary key (id),
  constraint organizations_code_once unique (code)
);
comment on table organizations is 'Bodies and centers.';
comment on column organizations.code is 'Short name for people and configuration, e.g. dv-center-baku.';
comment on column organizations.kind is 'Kind, from the closed list of the API.';
comment on column organizations.unit_type is 'For a DOST center: center, regional_center or branch.';
comment on column organizations.regimes is 'For a center: thb, dv.';
comment on column organizations.state_run is 'False for a center of an NGO, which needs accreditation.';
comment on column organizations.accredited_until is 'Last day of accreditation of a non-state center.';
comment on column organizations.anonymised_notice_on is 'Whether the DOST center has switched on the anonymised notice of the law-enforcement step; off by default.';
comment on column organizations.active is 'False once the body is gone.';
select app.open_to_service('organizations', 'mutable');

create table organization_names (
  organization_id uuid not null,
  from_on date not null,
  name_az text not null,
  name_en text not null,
  name_ru text not null,
  constraint organization_names_pk primary key (organization_id, from_on),
  constraint organization_names_organization_fk foreign key (organization_id) references organizations (id)
);
comment on table organization_names is 'Names over time: bodies are renamed, old letters keep the old name.';
comment on column organization_names.organization_id is 'The body.';
comment on column organization_names.from_on is 'First day of the name.';
comment on column organization_names.name_az is 'Name in Azerbaijani.';
comment on column organization_names.name_en is 'Name in English.';
comment on column organization_names.name_ru is 'Name in Russian.';
select app.open_to_service('organization_names', 'append');

create table organization_areas (
  organization_id uuid not null,
  area text not null,
  from_on date not null,
  before_on date,
  constraint organization_areas_pk primary key (organization_id, area, from_on),
  constraint organization_areas_organization_fk foreign key (organization_id) references organizations (id),
  constraint organization_areas_order check (before_on is null or before_on > from_on)
);
comment on table organization_areas is 'Where a body is competent, or a center lies, over time. Decides which authority is told.';
comment on column organization_areas.organization_id is 'The body.';
comment on column organization_areas.area is 'Area code, e.g. baku.';
comment on column organization_areas.from_on is 'First day.';
comment on column organization_areas.before_on is 'First day no longer covered.';
select app.open_to_service('organization_areas', 'mutable');

create table webhook_endpoints (
  organization_id uuid not null,
  id uuid not null,
  url text not null,
  secret bytea not null,
  active boolean not null default true,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version integer not null default 1,
  constraint webhook_endpoints_pk primary key (organization_id, id)
);
create unique index webhook_endpoints_one_active on webhook_endpoints (organization_id) where active;
comment on table webhook_endpoints is 'Where a body listens. Events sent there hold no personal data.';
comment on column webhook_endpoints.organization_id is 'The body.';
comment on column webhook_endpoints.url is 'Address; checked against the allowed networks at every sending.';
comment on column webhook_endpoints.secret is 'Signing secret, sealed with the key-encryption key.';
comment on column webhook_endpoints.active is 'One active endpoint for a body.';
select app.open_to_service('webhook_endpoints', 'mutable');

select app.describe_standard_columns();
