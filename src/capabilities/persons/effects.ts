/** What another room's act may do to a person inside its own transaction: register her, open her episode. */
import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Term } from '../../db/vault.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { caseCode } from '../../kernel/ids.ts'
import { foldName } from '../../kernel/names.ts'
import { duties } from '../../rules/duty.ts'
import { rightsTask } from '../../rules/rights.ts'
import { followCase } from '../placement/effects.ts'
import { type CaseFacts, findOpenCase, insertCase, insertCaseEvent } from './case-queries.ts'
import { rightsExplained } from './case-record-queries.ts'
import type { CaseSource, CaseThbStatus, ViolenceKind } from './case-schema.ts'
import { markThbSign, openThbCaseOnce } from './suspected-case-queries.ts'
import { recordThbStatus } from './thb-status.ts'
import { insertVictim, updateVictim } from './victim-queries.ts'
import type { Identity, NewVictim, VictimChange } from './victim-schema.ts'

export { protect } from './protections.ts'
export { recordThbStatus } from './thb-status.ts'
export { NewVictim } from './victim-schema.ts'

/** For every room that meets a person first: row, data key, identity, blind index. @returns her random id. */
export async function createVictim(deps: Deps, tx: Tx, ctx: Ctx, { identity, ...told }: NewVictim): Promise<string> {
  const id = deps.random.uuid()
  const { birthOn, ageBasis: _, ...others } = told
  // A door stays open for a slip of the year (R21); what nobody can have meant is asked again.
  const slip = birthOn != null && birthOn > ctx.on
  const facts = slip ? others : told
  insertVictim(tx, { id, code: caseCode(deps.random), recordedBy: ctx.actorKey, ...columnsOf(facts) })
  await deps.vault.createPerson(tx, id)
  if (identity !== undefined) await storeIdentity(deps, tx, id, identity, slip ? null : (birthOn ?? null))
  if (slip) {
    const task = { what: 'ask_birth_date', ruleId: null, role: 'case_worker', dueAt: ctx.at } as const
    openTask(deps, tx, { ...task, victimId: id })
  }
  tx.touches('victim', id, [id])
  return id
}

/** From now on this portal identity is hers; what it may read is her key worker's to open (R8). */
export const linkCitizen = (tx: Tx, victimId: string, citizenKey: string): void =>
  updateVictim(tx, victimId, { citizen_key: citizenKey })

/** She may be under 18: every protection of a child is hers until a human lifts the presumption (GEN-AGE-02). */
export const presumeChild = (tx: Tx, victimId: string): void => updateVictim(tx, victimId, { presumed_child: true })

export interface NewEpisode {
  readonly victimId: string
  readonly regime: Regime
  readonly source: CaseSource
  readonly thbStatus?: CaseThbStatus
  readonly violenceKinds?: readonly ViolenceKind[]
}

/**
 * Opens an episode, today in Baku. One is open per person and regime: a second is `state_conflict`, so ask `openCaseOf`
 * first. @returns its random id.
 */
export async function openCase(deps: Deps, tx: Tx, ctx: Ctx, episode: NewEpisode): Promise<string> {
  const id = deps.random.uuid()
  const { victimId, regime, source, thbStatus, violenceKinds = [] } = episode
  insertCase(tx, { id, victimId, regime, source, openedOn: ctx.on, violenceKinds, recordedBy: ctx.actorKey })
  const opened = { caseId: id, victimId, kind: 'opened' as const, code: source, occurredAt: ctx.at }
  insertCaseEvent(tx, { id: deps.random.uuid(), ...opened, recordedBy: ctx.actorKey })
  if (!(await rightsExplained(tx, victimId))) oweRights(deps, tx, ctx, { id, victimId })
  const episodeFacts = { id, victimId, openedOn: ctx.on }
  if (thbStatus !== undefined) await recordThbStatus(deps, tx, ctx, episodeFacts, { status: thbStatus })
  tx.touches('case', id, [victimId])
  return id
}

function oweRights(deps: Deps, tx: Tx, ctx: Ctx, { id, victimId }: Pick<CaseFacts, 'id' | 'victimId'>): void {
  for (const { what, rule, dueAt } of duties([rightsTask], { at: ctx.at })) {
    const resource = { kind: 'case', id }
    openTask(deps, tx, { what, ruleId: rule, role: 'case_worker', dueAt, victimId, caseId: id, resource })
  }
}

/**
 * A sign of trafficking seen or told at any door (THB-SUSP-01): kept on her THB episode, which is opened unless one is
 * open, with all that follows from an opening; the same work whatever was known before (R4). Changes no other episode
 * and no bed; a status that is known stays.
 */
export async function keepSuspicion(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  victimId: string,
  { source, status = 'suspected' }: { source: CaseSource; status?: 'suspected' | 'potential' },
): Promise<void> {
  const sign = { victimId, status, recordedBy: ctx.actorKey }
  const id = deps.random.uuid()
  openThbCaseOnce(tx, sign, { id, eventId: deps.random.uuid(), source, openedOn: ctx.on })
  markThbSign(tx, sign, deps.random.uuid())
  const opened = (await findOpenCase(tx, victimId, 'thb'))?.id === id
  const untold = !(await rightsExplained(tx, victimId))
  await tx.asIf(opened && untold, async () => oweRights(deps, tx, ctx, { id, victimId }))
  await followCase(deps, tx, ctx, victimId)
}

export async function storeIdentity(
  deps: Deps,
  tx: Tx,
  id: string,
  identity: Identity,
  birthOn: string | null,
): Promise<void> {
  await deps.vault.putSection(tx, id, 'identity', identity)
  deps.vault.setTerms(tx, id, termsOf(identity, birthOn))
}

/** After a corrected birth date, so that a search by it finds her. */
export async function refreshTerms(deps: Deps, tx: Tx, id: string, birthOn: string | null): Promise<void> {
  const identity = await deps.vault.getSection<Identity>(tx, id, 'identity', 'case_work')
  if (identity !== undefined) deps.vault.setTerms(tx, id, termsOf(identity, birthOn))
}

/** Terms of high entropy only; names folded so that one name spelt three ways is one. */
export function termsOf(
  of: { givenName?: string; familyName?: string; documentNo?: string; phone?: string },
  birthOn: string | null,
): Term[] {
  const names = [of.givenName, of.familyName]
    .filter((name) => name !== undefined)
    .map((name) => ({ term: 'name' as const, value: foldName(name) }))
  const plain = (text: string) => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return [
    ...names,
    ...(of.documentNo === undefined ? [] : [{ term: 'document' as const, value: plain(of.documentNo) }]),
    ...(of.phone === undefined ? [] : [{ term: 'phone' as const, value: plain(of.phone).slice(-9) }]),
    ...(birthOn === null || names.length === 0
      ? []
      : [{ term: 'birth' as const, value: `${names.map((n) => n.value).join(' ')} ${birthOn}` }]),
  ]
}

type Stored = VictimChange & Partial<Record<'incapableFromOn' | 'incapableUntilBefore', LocalDate | null>>

const names: Readonly<Record<keyof Stored, string>> = {
  sex: 'sex',
  birthOn: 'birth_on',
  ageBasis: 'age_basis',
  presumedChild: 'presumed_child',
  emancipated: 'emancipated',
  incapableFromOn: 'incapable_from_on',
  incapableUntilBefore: 'incapable_until_before',
  citizenshipGroup: 'citizenship_group',
  residenceRight: 'residence_right',
  language: 'language',
  needs: 'needs',
  safetyFlags: 'safety_flags',
}
/** Fields of the API as columns. */
export const columnsOf = (facts: { readonly [Field in keyof Stored]?: unknown }) =>
  Object.fromEntries(Object.entries(facts).map(([field, value]) => [names[field as keyof Stored], value]))
