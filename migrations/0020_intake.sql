-- Why: a talk that was held though her consent to services was not on record, or not alone with her, is kept and
-- flagged. The kinds of documents are those of the passport's rule. Empty tables; no locks of note.
alter table interviews add column breach text[] not null default '{}';
comment on column application_documents.kind is 'identity, dv_act.';
comment on column application_answers.channel is 'in_person, legal_representative, call_center.';
select app.describe_standard_columns();
