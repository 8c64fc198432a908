import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import {
  endHouseRule,
  findHouseRule,
  type HouseRuleRow,
  insertHouseRule,
  listHouseRules,
  lockHouseRule,
} from './house-rule-queries.ts'
import type { HouseRule, HouseRuleEnd, NewHouseRule } from './house-rule-schema.ts'
import { isOwn } from './room-actions.ts'

const houseRuleOf = ({ id, code, saysAz: az, saysEn: en, saysRu: ru, fromOn, beforeOn }: HouseRuleRow): HouseRule => ({
  id,
  code,
  says: { az, en, ru },
  fromOn,
  beforeOn,
})
const notAfterStart = refuse('validation_failed', { errors: [{ pointer: '/beforeOn', code: 'not_after_start' }] })

export const addHouseRule = (deps: Deps, ctx: Ctx, centerId: string, ask: NewHouseRule): Promise<Outcome<HouseRule>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const { code, says, fromOn, beforeOn = null } = ask
    if (beforeOn !== null && beforeOn <= fromOn) return notAfterStart
    const id = deps.random.uuid()
    const words = { says_az: says.az, says_en: says.en, says_ru: says.ru }
    insertHouseRule(tx, { id, code, ...words, from_on: fromOn, before_on: beforeOn })
    tx.touches('house_rule', id)
    const location = `/v1/centers/${centerId}/house-rules/${id}`
    return { ok: true, value: { id, code, says, fromOn, beforeOn }, version: 1, location }
  })

export const readHouseRule = (deps: Deps, ctx: Ctx, centerId: string, id: string): Promise<Outcome<HouseRule>> =>
  perform(deps, ctx, async (tx) => {
    const row = isOwn(ctx, centerId) ? await findHouseRule(tx, id) : undefined
    if (row === undefined) return notFound
    tx.touches('house_rule', id)
    return { ok: true, value: houseRuleOf(row), version: row.version }
  })

export const pageHouseRules = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<HouseRule>>> =>
  perform(deps, ctx, async (tx) => {
    if (!isOwn(ctx, centerId)) return notFound
    const rows = await listHouseRules(tx, limit, readCursor(deps, ctx, 'house-rules', cursor))
    tx.touches('house_rule', null)
    return { ok: true, value: pageOf(deps, ctx, 'house-rules', limit, rows, (row) => [row.code, row.id], houseRuleOf) }
  })

/** A rule is never reworded: it ends, and another begins. */
export const endRule = (
  deps: Deps,
  ctx: Ctx,
  centerId: string,
  id: string,
  { beforeOn }: HouseRuleEnd,
): Promise<Outcome<HouseRule>> =>
  perform(deps, ctx, async (tx) => {
    const row = isOwn(ctx, centerId) ? await lockHouseRule(tx, id) : undefined
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (beforeOn <= row.fromOn) return notAfterStart
    endHouseRule(tx, id, beforeOn)
    tx.touches('house_rule', id)
    return { ok: true, value: { ...houseRuleOf(row), beforeOn }, version: row.version + 1 }
  })
