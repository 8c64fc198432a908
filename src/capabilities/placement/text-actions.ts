import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { findPlacement } from './placement-queries.ts'
import type { PlacementTexts } from './placement-schema.ts'
import { textsOf } from './text-queries.ts'

/** Words behind a placement: for psychologists, management and her key worker (R18). The purpose stands in the trail. */
export const readTexts = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<PlacementTexts>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findPlacement(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('placement_text', id, [row.victimId])
    const roles = ctx.actor?.roles ?? []
    const byOffice = roles.includes('psychologist') || roles.includes('center_manager')
    if (!byOffice && row.keyWorker !== ctx.actorKey) return refuse('role_not_allowed')
    const { companionOfPlacementId } = row
    const child = companionOfPlacementId === null ? undefined : await findPlacement(tx, ctx, companionOfPlacementId)
    if (child !== undefined) tx.touches('placement_text', id, [child.victimId])
    const items: PlacementTexts['items'] = []
    for (const { of, textId, occurredAt } of await textsOf(tx, id, child !== undefined)) {
      const text = await deps.vault.getText(tx, textId, ctx.purpose ?? '')
      if (text !== undefined) items.push({ of, occurredAt, text })
    }
    return { ok: true, value: { items } }
  })
