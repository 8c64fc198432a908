import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { correctionsOf } from '../../http/corrections.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { open, weighed } from '../../http/preview.ts'
import type { Action, PageOf } from '../../http/shapes.ts'
import { decide } from '../../rules/decision.ts'
import { incidentReview } from '../../rules/incidents.ts'
import { findIncident, type IncidentRow, listIncidents, listMeasures, listTexts } from './incident-queries.ts'
import type { Incident, IncidentQuery, IncidentSummary, IncidentTexts } from './incident-schema.ts'

export const readIncident = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Incident>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pageIncidents = (deps: Deps, ctx: Ctx, query: IncidentQuery): Promise<Outcome<PageOf<IncidentSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const { limit = 50, cursor } = query
    const rows = await listIncidents(tx, ctx, query, limit, readCursor(deps, ctx, 'incidents', cursor))
    const page = pageOf(
      deps,
      ctx,
      'incidents',
      limit,
      rows,
      (row) => [row.recordedAt, row.id],
      (row) => summaryOf(row, ctx),
    )
    tx.touches(
      'incident',
      null,
      page.items.flatMap((item) => item.concerns.map((concern) => concern.victimId)),
    )
    return { ok: true, value: page }
  })

export const readIncidentTexts = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<IncidentTexts>> =>
  perform(deps, ctx, async (tx) => {
    if ((await found(tx, ctx, id)) === undefined) return notFound
    const items: IncidentTexts['items'] = []
    for (const { textId, ...of } of await listTexts(tx, ctx, id)) {
      const text = await deps.vault.getText(tx, textId, ctx.purpose ?? '')
      if (text !== undefined) items.push({ ...of, text })
    }
    return { ok: true, value: { items } }
  })

export const readIncidentCorrections = correctionsOf('incident', findIncident)

async function found(tx: Tx, ctx: Ctx, id: string): Promise<IncidentRow | undefined> {
  const row = await findIncident(tx, ctx, id)
  if (row !== undefined) {
    tx.touches(
      'incident',
      id,
      row.concerns.map((concern) => concern.victimId),
    )
  }
  return row
}

export async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Incident>> {
  const row = await found(tx, ctx, id)
  if (row === undefined) return notFound
  const measures = await listMeasures(tx, id)
  const { decisionId, version } = row
  const value = { ...summaryOf(row, ctx), measures, decisionId, actions: actionsOf(ctx, row, measures.length) }
  return { ok: true, value, version }
}

function actionsOf(ctx: Ctx, { id, reviewedAt }: IncidentRow, measures: number): Action[] {
  const path = `/v1/incidents/${id}`
  const decision = decide('incident.review', incidentReview, { measures }, ctx.on)
  return [
    open('measures', `${path}/measures`),
    open('persons', `${path}/persons`),
    open('correction', `${path}/corrections`),
    ...(reviewedAt === null ? [weighed(ctx, 'review', `${path}/review`, decision)] : []),
  ]
}

const summaryOf = ({ decisionId: _, version: __, ...row }: IncidentRow, ctx: Ctx): IncidentSummary => ({
  ...row,
  state: row.reviewedAt === null ? 'open' : 'reviewed',
  reviewOverdue: (row.reviewedAt ?? ctx.at) > row.reviewDueAt,
})
