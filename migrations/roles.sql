-- Why: the database defends itself through roles; they belong to the cluster, so they are made once, under an advisory
-- lock, before any migration (rulings: one NOINHERIT login, SET LOCAL ROLE per transaction).
-- Run by the migrator on every start; each statement may meet its own result.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['dayaq_owner', 'dayaq_service', 'dayaq_vault', 'dayaq_auditor'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit', wanted);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'dayaq_login') then
    create role dayaq_login login noinherit;
  end if;
end
$$;
grant dayaq_owner, dayaq_vault to current_user;
grant dayaq_service, dayaq_auditor to dayaq_login;
