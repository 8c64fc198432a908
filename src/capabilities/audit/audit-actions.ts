import { asAuditor } from '../../db/as-auditor.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { instant } from '../../kernel/dates.ts'
import type { AuditEvent, AuditFilter, AuditVerification, VerificationAsk } from './audit-schema.ts'
import { listEvents } from './event-queries.ts'
import { verifyTrail } from './verify.ts'

/** The operator's auditor sees every holder's acts and no person; a manager all of the own center, and nobody else's. */
const isAuditor = (ctx: Ctx): boolean => ctx.actor?.standing.kind === 'operator'

export const pageEvents = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor, from, before, centerId, victimId, ...words }: AuditFilter,
): Promise<Outcome<PageOf<AuditEvent>>> =>
  perform(deps, ctx, async (tx) => {
    const after = readCursor(deps, ctx, 'audit-events', cursor)
    const auditor = isAuditor(ctx)
    const ask = {
      action: words.action,
      outcome: words.outcome,
      actor: words.actor,
      centerId: auditor ? (centerId ?? null) : ctx.orgId,
      from: from === undefined ? null : instant(from),
      before: before === undefined ? null : instant(before),
      victimId: auditor ? undefined : victimId,
      barredReader: auditor ? null : ctx.actorKey,
    }
    const read = () => listEvents(tx, ask, limit, after)
    const rows = await (auditor ? asAuditor(tx, read) : read())
    tx.touches('audit_event', null, auditor ? [] : rows.slice(0, limit).flatMap((row) => row.victimIds))
    const value = pageOf(
      deps,
      ctx,
      'audit-events',
      limit,
      rows,
      (row) => [row.recordedAt, row.id],
      ({ resourceId, victimIds, ...row }) => (auditor ? row : { ...row, resourceId, victimIds }),
    )
    return { ok: true, value }
  })

/** The chain is one for all holders; a manager is told of the own center's events and of whole batches. */
export const readVerification = (
  deps: Deps,
  ctx: Ctx,
  { fromBatch = 1, batches = 20 }: VerificationAsk,
): Promise<Outcome<AuditVerification>> =>
  perform(deps, ctx, async (tx) => {
    const { findings, ...rest } = await verifyTrail(deps, tx, { fromBatch, batches })
    tx.touches('audit_seal', null)
    const told = findings.filter(({ centerId }) => isAuditor(ctx) || centerId === null || centerId === ctx.orgId)
    return { ok: true, value: { whole: findings.length === 0, fromBatch, findings: told, ...rest } }
  })
