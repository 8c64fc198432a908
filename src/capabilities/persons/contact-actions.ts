import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { ageStanding, incapacityOf } from '../../rules/age.ts'
import { type ContactFacts, parentContact, type ViewRecord } from '../../rules/child-guard.ts'
import { decide, type Rule } from '../../rules/decision.ts'
import {
  type ContactRuleRow,
  findContactRule,
  lastViewOnContact,
  listContactRules,
  putContactRule,
  type ViewRow,
} from './contact-queries.ts'
import type { ContactRule, ContactWays, NewContactRule, Passphrase } from './contact-schema.ts'
import { findRelatedPersonOf } from './relation-queries.ts'
import { updateVictim, type VictimRow } from './victim-queries.ts'
import { aboutVictim, onVictim } from './work.ts'

/** Shutting contact off is never weighed; opening it is, with the child's own view. */
export const decideContact = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  relatedPersonId: string,
  { contact, revealsAddress }: NewContactRule,
): Promise<Outcome<ContactRule>> =>
  onVictim(deps, ctx, victimId, async (tx, victim) => {
    const related = await findRelatedPersonOf(tx, victimId, relatedPersonId)
    if (related === undefined) return notFound
    if (related.struckAt !== null && contact !== 'none') return refuse('state_conflict')
    const rules: readonly Rule<ContactFacts>[] = contact === 'none' ? [] : parentContact
    const view = await lastViewOnContact(tx, victimId)
    const facts: ContactFacts = {
      ...standingOf(victim, ctx),
      parentSuspected: related.suspectedAt !== null,
      revealsAddress: revealsAddress ?? null,
      view: view === undefined || view.stance === 'not_heard' ? null : viewOf(view),
      hearingHarmful: view?.stance === 'not_heard' && view.byPsychologist && view.textId !== null,
    }
    const decision = decide('placement.parent-contact', rules, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'related_person', id: relatedPersonId }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    const id = deps.random.uuid()
    putContactRule(tx, { id, victimId, relatedPersonId, contact, decisionId, recordedBy: ctx.actorKey })
    updateVictim(tx, victimId, { version: victim.version })
    const row = await findContactRule(tx, victimId, relatedPersonId)
    return row === undefined ? notFound : { ok: true, value: ruleOf(row), version: victim.version + 1, decisionId }
  })

const standingOf = (row: VictimRow, ctx: Ctx) => {
  const { child, viewDuty } = ageStanding(
    {
      birthOn: row.birthOn,
      ageBasis: row.ageBasis as 'document',
      presumedChild: row.presumedChild,
      capableMinor: row.emancipated,
      incapacity: incapacityOf(row),
    },
    ctx.on,
  )
  return { child, viewDuty }
}

const viewOf = (row: ViewRow): ViewRecord => ({
  stance: row.stance as ViewRecord['stance'],
  heardBy: row.heardByRole as ViewRecord['heardBy'],
  parentsPresent: !row.withoutParents,
  objectionAnswered: row.weighedTextId !== null,
})

export const readContactRule = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  relatedPersonId: string,
): Promise<Outcome<ContactRule>> =>
  aboutVictim(deps, ctx, victimId, async (tx, victim) => {
    const row = await findContactRule(tx, victimId, relatedPersonId)
    return row === undefined ? notFound : { ok: true, value: ruleOf(row), version: victim.version }
  })

export const pageContactRules = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<ContactRule>>> =>
  aboutVictim(deps, ctx, victimId, async (tx) => {
    const rows = await listContactRules(tx, victimId, limit, readCursor(deps, ctx, 'contact-rules', cursor))
    return {
      ok: true,
      value: pageOf(deps, ctx, 'contact-rules', limit, rows, (row) => [row.recordedAt, row.id], ruleOf),
    }
  })

const ruleOf = (row: ContactRuleRow): ContactRule => ({
  relatedPersonId: row.relatedPersonId,
  contact: row.contact as ContactRule['contact'],
  holdsNow: row.contact === 'none' || !(row.suspected || row.struck),
  recordedAt: row.recordedAt,
})

/** Sections of the vault that are replaced whole; the ETag is hers. */
const put =
  <T extends object>(section: string) =>
  (deps: Deps, ctx: Ctx, id: string, content: T): Promise<Outcome<T>> =>
    onVictim(deps, ctx, id, async (tx, victim) => {
      tx.touches(section, id)
      await deps.vault.putSection(tx, id, section, content)
      updateVictim(tx, id, { version: victim.version })
      return { ok: true, value: content, version: victim.version + 1 }
    })

const read =
  <T extends object>(section: string) =>
  (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<T>> =>
    aboutVictim(deps, ctx, id, async (tx, victim) => {
      tx.touches(section, id)
      const content = await deps.vault.getSection<T>(tx, id, section, ctx.purpose ?? '')
      return content === undefined ? notFound : { ok: true, value: content, version: victim.version }
    })

export const putContactWays = put<ContactWays>('contact_ways')
export const readContactWays = read<ContactWays>('contact_ways')
export const putPassphrase = put<Passphrase>('passphrase')
export const readPassphrase = read<Passphrase>('passphrase')
