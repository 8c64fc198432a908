/**
 * Which law each route was seen to weigh, read from what its transactions left: grounds of decisions, rules that a fact
 * broke, tasks and notices owed under a rule. No part of the service takes part, so no room can forget to tell.
 */
import type { RouteOptions } from 'fastify'
import type pg from 'pg'

/** How often each outcome of a rule was seen at a route; `flagged`: acts of a fact that broke it or asked for work under it. */
export interface Colours {
  met: number
  broken: number
  missing: number
  flagged: number
}
/** By route, as the trail names it. `acts`: those that were not refused. */
export type Seen = Record<string, { acts: number; rules: Record<string, Colours> }>

/** Notes, in a corner of a test's own database, what each transaction wrote; what is rolled back takes its note along. */
export async function watch(admin: pg.Pool): Promise<void> {
  await admin.query(`
    create schema watched;
    create table watched.acts (xact xid8, route text, ok boolean);
    create table watched.rules (xact xid8, route text, rule text, outcome text);
    create function watched.act() returns trigger language plpgsql security definer as $$
      begin insert into watched.acts values (pg_current_xact_id(), new.route, new.outcome = 'ok'); return null; end $$;
    create function watched.decision() returns trigger language plpgsql security definer as $$
      begin
        insert into watched.rules
          select pg_current_xact_id(), new.route, ground ->> 'rule', ground ->> 'outcome'
          from jsonb_array_elements(new.grounds) ground;
        return null;
      end $$;
    create function watched.breach() returns trigger language plpgsql security definer as $$
      begin
        insert into watched.rules select pg_current_xact_id(), null, rule, 'flagged' from unnest(new.breach) rule
          where tg_op = 'INSERT' or rule <> all (old.breach);
        return null;
      end $$;
    create function watched.rule() returns trigger language plpgsql security definer as $$
      begin insert into watched.rules values (pg_current_xact_id(), null, new.rule_id, 'flagged'); return null; end $$;
    create trigger watched after insert on audit_events for each row execute function watched.act();
    create trigger watched after insert on decisions for each row execute function watched.decision();
    do $$
      declare wide record;
      begin
        for wide in select c.table_name, c.column_name, c.is_nullable from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and c.column_name in ('breach', 'rule_id') and t.table_type = 'BASE TABLE' loop
          if wide.column_name = 'breach' then
            execute format('create trigger watched after insert or update of breach on %I for each row execute function watched.breach()', wide.table_name);
          else
            execute format('create trigger watched after insert on %I for each row when (new.rule_id is not null) execute function watched.rule()', wide.table_name);
          end if;
        end loop;
      end $$`)
}

/** What this world's routes weighed; jobs are nobody's door. */
export async function seen(admin: pg.Pool): Promise<Seen> {
  const { rows } = await admin.query<Colours & { route: string; acts: number; rule: string | null }>(`
    with doors as (select route, count(distinct xact) filter (where ok)::int as acts from watched.acts group by route),
    weighed as (
      select coalesce(r.route, a.route) as route, r.rule,
        count(*) filter (where r.outcome = 'met')::int as met,
        count(*) filter (where r.outcome = 'broken')::int as broken,
        count(*) filter (where r.outcome = 'missing')::int as missing,
        count(distinct r.xact) filter (where r.outcome = 'flagged')::int as flagged
      from watched.rules r join (select distinct xact, route from watched.acts) a using (xact) group by 1, 2
    )
    select d.route, d.acts, w.rule, w.met, w.broken, w.missing, w.flagged
    from doors d left join weighed w using (route) where d.route not like 'job %' order by 1, 3`)
  const found: Seen = {}
  for (const { route, acts, rule, ...colours } of rows) {
    found[route] ??= { acts, rules: {} }
    if (rule !== null) found[route].rules[rule] = colours
  }
  return found
}

/** The law of each route that weighs any, by the name that the trail gives the route. */
export const declaredLaw = (routes: readonly RouteOptions[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    routes.flatMap(({ method, url, config }) => (config?.law === undefined ? [] : [[`${method} ${url}`, config.law]])),
  )

const sum = (a: Colours | undefined, b: Colours): Colours => ({
  met: (a?.met ?? 0) + b.met,
  broken: (a?.broken ?? 0) + b.broken,
  missing: (a?.missing ?? 0) + b.missing,
  flagged: (a?.flagged ?? 0) + b.flagged,
})

/** What the files of a run saw together. */
export function joined(files: readonly Seen[]): Seen {
  const all: Seen = {}
  for (const [route, { acts, rules }] of files.flatMap((file) => Object.entries(file))) {
    all[route] ??= { acts: 0, rules: {} }
    const door = all[route]
    door.acts += acts
    for (const [rule, colours] of Object.entries(rules)) door.rules[rule] = sum(door.rules[rule], colours)
  }
  return all
}

/** One sentence for each rule that a route weighed without naming it. */
export const unnamed = (found: Seen, law: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(found).flatMap(([route, { rules }]) =>
    Object.keys(rules)
      .filter((rule) => !law[route]?.includes(rule))
      .map((rule) => `${route} weighs ${rule} and does not name it in config.law`),
  )

/** Weighed both ways: met, or passed without a flag; and broken, missing or flagged. */
const colourless = (acts: number, { met, broken, missing, flagged }: Colours): 'a lawful' | 'an unlawful' | null => {
  if (broken + missing + flagged === 0) return 'an unlawful'
  const weighed = met + broken + missing > 0
  return met > 0 || (!weighed && flagged < acts) ? null : 'a lawful'
}

/**
 * One sentence for each rule that a route names and was not seen to weigh both ways in the whole run. `oneWay` lists, as
 * `route rule`, why a rule has but one outcome there; a reason that is not needed is a fault too.
 */
export function unproven(
  found: Seen,
  law: Readonly<Record<string, readonly string[]>>,
  oneWay: Readonly<Record<string, string>>,
): string[] {
  const needed = new Set<string>()
  const faults = Object.entries(law).flatMap(([route, rules]) =>
    rules.flatMap((rule) => {
      const pair = `${route} ${rule}`
      const colours = found[route]?.rules[rule]
      const wanting = colours === undefined ? 'any' : colourless(found[route]?.acts ?? 0, colours)
      if (wanting === null) return []
      needed.add(pair)
      if (wanting === 'any') return [`${route} names ${rule} and no test saw it weighed there`]
      return pair in oneWay ? [] : [`${route} names ${rule} and no test shows ${wanting} case of it there`]
    }),
  )
  const idle = Object.keys(oneWay).filter((pair) => !needed.has(pair))
  return [...faults, ...idle.map((pair) => `${pair} was seen both ways: it needs no reason`)]
}
