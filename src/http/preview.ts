/** Previews of acts (R15): what may be done now and, where not, which rule says so. Weighed, never recorded. */

import type { Ctx } from '../db/context.ts'
import type { Decision } from '../rules/decision.ts'
import type { Action } from './shapes.ts'

/** A POST that no rule stands against. */
export const open = (action: string, href: string): Action => ({ action, method: 'POST', href, allowed: true })

/** A POST as the rules weigh it now. */
export function weighed(ctx: Ctx, action: string, href: string, { allowed, code, grounds }: Decision): Action {
  const against = grounds.find((ground) => ground.code === code && ground.outcome !== 'met')
  const why =
    code === null || against === undefined ? {} : { code, ruleId: against.rule, says: against.says[ctx.language] }
  return { action, method: 'POST', href, allowed, ...why }
}
