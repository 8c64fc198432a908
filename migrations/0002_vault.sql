-- Why: names, documents, contacts, addresses and free text live here as ciphertext, and are reached only through
-- functions that check scope and purpose. The service's role has no right on any table of this schema.
-- Expand only; no locks of note. Functions that bypass row security are owned by dayaq_vault, which owns the tables.
set local role none;
create schema vault authorization dayaq_vault;
set local role dayaq_vault;
comment on schema vault is 'Ciphertext of everything that names or locates a person; opened by functions only.';
grant usage on schema vault to dayaq_service;

create table vault.person_keys (
  center_id uuid not null,
  victim_id uuid not null,
  generation integer not null,
  wrapped_key bytea,
  kek_id text not null,
  destroyed_at timestamptz,
  constraint person_keys_pk primary key (center_id, victim_id, generation)
);
comment on table vault.person_keys is 'One data key per person and generation, wrapped by a key-encryption key; destroying it erases the person.';
comment on column vault.person_keys.generation is 'Rises when the data key is replaced.';
comment on column vault.person_keys.wrapped_key is 'Data key under the key-encryption key; null once destroyed.';
comment on column vault.person_keys.kek_id is 'Which key-encryption key wrapped it.';
comment on column vault.person_keys.destroyed_at is 'When the key was destroyed.';

create table vault.sections (
  center_id uuid not null,
  victim_id uuid not null,
  section text not null,
  generation integer not null,
  envelope bytea not null,
  recorded_at timestamptz not null,
  constraint sections_pk primary key (center_id, victim_id, section)
);
comment on table vault.sections is 'One envelope per section of a person''s record (identity, contact, …): AES-256-GCM, bound to person and section.';
comment on column vault.sections.section is 'identity, contact_ways, passphrase, applicant, …';
comment on column vault.sections.generation is 'Generation of the data key that seals it.';
comment on column vault.sections.envelope is 'Nonce, ciphertext and tag.';

create table vault.texts (
  center_id uuid not null,
  id uuid not null,
  victim_id uuid not null,
  kind text not null,
  generation integer not null,
  envelope bytea not null,
  recorded_at timestamptz not null,
  constraint texts_pk primary key (center_id, id)
);
comment on table vault.texts is 'Free text about a person, written once: notes, views, reasons, names of relatives.';
comment on column vault.texts.kind is 'What it is: interview, child_view, related_person, reason, …; bound into the envelope.';
comment on column vault.texts.generation is 'Generation of the data key that seals it.';
comment on column vault.texts.envelope is 'Nonce, ciphertext and tag.';

create table vault.blind_index (
  center_id uuid not null,
  victim_id uuid not null,
  term text not null,
  token bytea not null,
  constraint blind_index_pk primary key (center_id, term, token, victim_id)
);
create index blind_index_token on vault.blind_index (term, token);
comment on table vault.blind_index is 'Keyed, truncated hashes of folded names and document numbers; personal data like what they stand for.';
comment on column vault.blind_index.term is 'What was hashed: name, document, phone, birth.';
comment on column vault.blind_index.token is 'Truncated HMAC.';

create function vault.require_scope(holder uuid) returns void language plpgsql stable as $$
begin
  if holder is null or holder is distinct from app.scope() then
    raise exception 'outside of scope' using errcode = 'DQ403';
  end if;
end
$$;
comment on function vault.require_scope(uuid) is 'Every function of the vault serves the scope''s own persons only.';

create function vault.put_key(holder uuid, victim uuid, gen integer, wrapped bytea, kek text)
  returns void language plpgsql security definer set search_path = vault, pg_temp as $$
begin
  perform vault.require_scope(holder);
  insert into vault.person_keys (center_id, victim_id, generation, wrapped_key, kek_id) values (holder, victim, gen, wrapped, kek);
end
$$;
comment on function vault.put_key(uuid, uuid, integer, bytea, text) is 'Stores the wrapped data key of a person.';

create function vault.get_key(holder uuid, victim uuid)
  returns table (generation integer, wrapped_key bytea, kek_id text)
  language plpgsql stable security definer set search_path = vault, pg_temp as $$
begin
  perform vault.require_scope(holder);
  return query select k.generation, k.wrapped_key, k.kek_id from vault.person_keys k
    where k.center_id = holder and k.victim_id = victim and k.wrapped_key is not null order by k.generation desc limit 1;
end
$$;
comment on function vault.get_key(uuid, uuid) is 'Newest living data key of a person, still wrapped; no row after erasure.';

create function vault.put_section(holder uuid, victim uuid, part text, gen integer, sealed bytea, at timestamptz)
  returns void language plpgsql security definer set search_path = vault, pg_temp as $$
begin
  perform vault.require_scope(holder);
  insert into vault.sections (center_id, victim_id, section, generation, envelope, recorded_at)
    values (holder, victim, part, gen, sealed, at)
    on conflict (center_id, victim_id, section)
    do update set generation = excluded.generation, envelope = excluded.envelope, recorded_at = excluded.recorded_at;
end
$$;
comment on function vault.put_section(uuid, uuid, text, integer, bytea, timestamptz) is 'Stores or replaces one sealed section.';

create function vault.get_section(holder uuid, victim uuid, part text, purpose text)
  returns table (generation integer, envelope bytea, wrapped_key bytea, kek_id text)
  language plpgsql stable security definer set search_path = vault, pg_temp as $$
begin
  perform vault.require_scope(holder);
  if coalesce(purpose, '') = '' then
    raise exception 'purpose required' using errcode = 'DQ422';
  end if;
  return query select s.generation, s.envelope, k.wrapped_key, k.kek_id
    from vault.sections s
    join vault.person_keys k on k.center_id = s.center_id and k.victim_id = s.victim_id and k.generation = s.generation
    where s.center_id = holder and s.victim_id = victim and s.section = part and k.wrapped_key is not null;
end
$$;
comment on function vault.get_section(uuid, uuid, text, text) is 'One sealed section with its wrapped key; a purpose is demanded.';

create function vault.put_text(holder uuid, text_id uuid, victim uuid, text_kind text, gen integer, sealed bytea, at timestamptz)
  returns void language plpgsql security definer set search_path = vault, pg_temp as $$
begin
  perform vault.require_scope(holder);
  insert into vault.texts (center_id, id, victim_id, kind, generation, envelope, recorded_at)
    values (holder, text_id, victim, text_kind, gen, sealed, at);
end
$$;
comment on function vault.put_text(uuid, uuid, uuid, text, integer, bytea, timestamptz) is 'Stores one sealed text; texts are never replaced.';

create function vault.get_text(holder uuid, text_id uuid, purpose text)
  returns table (victim_id uuid, kind text, generation integer, envelope bytea, wrapped_key bytea, kek_id text)
  language plpgsql stable security definer set search_path = vault, pg_temp as $$
begin
  perform vault.require_scope(holder);
  if coalesce(purpose, '') = '' then
    raise exception 'purpose required' using errcode = 'DQ422';
  end if;
  return query select t.victim_id, t.kind, t.generation, t.envelope, k.wrapped_key, k.kek_id
    from vault.texts t
    join vault.person_keys k on k.center_id = t.center_id and k.victim_id = t.victim_id and k.generation = t.generation
    where t.center_id = holder and t.id = text_id and k.wrapped_key is not null;
end
$$;
comment on function vault.get_text(uuid, uuid, text) is 'One sealed text with its wrapped key; a purpose is demanded.';

create function vault.set_tokens(holder uuid, victim uuid, terms text[], tokens bytea[])
  returns void language plpgsql security definer set search_path = vault, pg_temp as $$
begin
  perform vault.require_scope(holder);
  delete from vault.blind_index b where b.center_id = holder and b.victim_id = victim;
  insert into vault.blind_index (center_id, victim_id, term, token)
    select holder, victim, x.term, x.token from unnest(terms, tokens) as x (term, token)
    on conflict do nothing;
end
$$;
comment on function vault.set_tokens(uuid, uuid, text[], bytea[]) is 'Replaces a person''s blind index.';

create function vault.find(holder uuid, terms text[], tokens bytea[])
  returns table (victim_id uuid, matched integer)
  language plpgsql stable security definer set search_path = vault, pg_temp as $$
begin
  perform vault.require_scope(holder);
  return query select b.victim_id, count(*)::integer
    from vault.blind_index b join unnest(terms, tokens) as x (term, token) on b.term = x.term and b.token = x.token
    where b.center_id = holder group by b.victim_id;
end
$$;
comment on function vault.find(uuid, text[], bytea[]) is 'Persons of the scope whose blind index shares terms; how many are shared.';

create function vault.holders(terms text[], tokens bytea[])
  returns table (center_id uuid, victim_id uuid)
  language plpgsql stable security definer set search_path = vault, pg_temp as $$
begin
  return query select b.center_id, b.victim_id
    from vault.blind_index b join unnest(terms, tokens) as x (term, token) on b.term = x.term and b.token = x.token
    group by b.center_id, b.victim_id having count(*) = cardinality(terms);
end
$$;
comment on function vault.holders(text[], bytea[]) is
  'For the gate alone: which holders know a person by all the given terms. Its answer never leaves without a live consent.';

revoke all on all functions in schema vault from public;
grant execute on all functions in schema vault to dayaq_service;
select app.describe_standard_columns();
set local role dayaq_owner;
