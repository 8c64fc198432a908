/** What other rooms may ask about a person: what rules need, nothing that names her. */

import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Instant } from '../../kernel/dates.ts'
import { type AgeBasis, type CapacityFacts, incapacityOf } from '../../rules/age.ts'
import { type CaseFacts, findCase, findOpenCase, lockCase } from './case-queries.ts'
import { holdsViolence, newestRisk, newestSafetyPlan } from './case-record-queries.ts'
import { findRelatedPerson, suspectedIds } from './relation-queries.ts'
import { representationAt } from './representation-queries.ts'
import { findIdOfCitizen, findVictim, lockVictim } from './victim-queries.ts'

export type { CaseFacts } from './case-queries.ts'
export { violenceKinds } from './case-schema.ts'
export { knowsActor } from './fence-queries.ts'
/** How a body names a member of staff. */
export { User } from './fence-schema.ts'
export { type Protections, protectionsOf } from './protections.ts'
export { identificationFacts } from './thb-status.ts'
export { onlyVisible } from './victim-queries.ts'
/** What may be told of a person by a room that meets her first. */
export { NewVictim, needs, sexes } from './victim-schema.ts'

export interface SubjectFacts extends CapacityFacts {
  readonly victimId: string
  readonly sex: string
  readonly citizenshipGroup: string
  readonly residenceRight: string
  readonly language: string
  readonly needs: readonly string[]
}

/** The person as rules weigh her; undefined when absent or not the caller's to see. `lock` holds her row till commit. */
export async function subjectFacts(
  tx: Tx,
  ctx: Ctx,
  victimId: string,
  lock = false,
): Promise<SubjectFacts | undefined> {
  const row = await (lock ? lockVictim : findVictim)(tx, ctx, victimId)
  if (row === undefined) return undefined
  return {
    victimId,
    birthOn: row.birthOn,
    ageBasis: row.ageBasis as AgeBasis,
    presumedChild: row.presumedChild,
    capableMinor: row.emancipated,
    incapacity: incapacityOf(row),
    sex: row.sex,
    citizenshipGroup: row.citizenshipGroup,
    residenceRight: row.residenceRight,
    language: row.language,
    needs: row.needs,
  }
}

/** Whether the caller may know of her at all: sealed, barred, erased and held elsewhere are one answer. */
export const visibleVictim = async (tx: Tx, ctx: Ctx, victimId: string): Promise<boolean> =>
  (await findVictim(tx, ctx, victimId)) !== undefined

/** Related persons of hers who are under a suspicion that no written review has lifted. */
export const suspectedRelatedIds = async (tx: Tx, victimId: string): Promise<ReadonlySet<string>> =>
  new Set((await suspectedIds(tx, victimId)).map((row) => row.id))

export interface RelatedPerson {
  readonly id: string
  readonly victimId: string
  readonly relation: string
  /** When the relative is a person held here too. */
  readonly relatedVictimId: string | null
  /** First sign that no written review has lifted. */
  readonly suspectedAt: Instant | null
}

export const relatedPerson = (tx: Tx, id: string): Promise<RelatedPerson | undefined> => findRelatedPerson(tx, id)

/** Whether this relation of hers is on record as representing her at an instant, and when that ended or will have ended. */
export const representsHerAt = (
  tx: Tx,
  relatedPersonId: string,
  at: Instant,
): Promise<{ readonly endedAt: Instant | null } | undefined> => representationAt(tx, relatedPersonId, at)

/** An episode; undefined when absent or not the caller's to see. `lock` holds its row till commit. */
export const caseFacts = (tx: Tx, ctx: Ctx, caseId: string, lock = false): Promise<CaseFacts | undefined> =>
  (lock ? lockCase : findCase)(tx, ctx, caseId)

/** The one open episode of a person under a regime, whoever asks. */
export const openCaseOf = (tx: Tx, victimId: string, regime: Regime): Promise<CaseFacts | undefined> =>
  findOpenCase(tx, victimId, regime)

/** Regimes of her open episodes. */
export async function openRegimes(tx: Tx, victimId: string): Promise<Regime[]> {
  const open = await Promise.all((['thb', 'dv'] as const).map((regime) => findOpenCase(tx, victimId, regime)))
  return open.flatMap((episode) => (episode === undefined ? [] : [episode.regime]))
}

/** Whether violence against her is on record here, in whichever episode: as an act, or as a kind named with the episode. */
export const violenceOnRecord = (tx: Tx, victimId: string): Promise<boolean> => holdsViolence(tx, victimId)

/** Whether she marked this kind of contact as safe; null when nothing of the kind is on record. */
export async function contactIsSafe(deps: Deps, tx: Tx, victimId: string, kind: string): Promise<boolean | null> {
  type Ways = { ways: { kind: string; safe: boolean }[] }
  const known = await deps.vault.getSection<Ways>(tx, victimId, 'contact_ways', 'disclosure')
  const ofKind = known?.ways.filter((way) => way.kind === kind) ?? []
  return ofKind.length === 0 ? null : ofKind.some((way) => way.safe)
}

/** Whether these are her words; null when she has chosen none. */
export async function passphraseMatches(deps: Deps, tx: Tx, victimId: string, said: string): Promise<boolean | null> {
  const known = await deps.vault.getSection<{ passphrase: string }>(tx, victimId, 'passphrase', 'disclosure')
  const plain = (words: string) => words.normalize('NFC').trim()
  return known === undefined ? null : plain(known.passphrase) === plain(said)
}

/** The person of this holder whom a citizen's portal identity stands for. */
export const victimOfCitizen = (tx: Tx, citizenKey: string): Promise<string | undefined> =>
  findIdOfCitizen(tx, citizenKey)

/** What is on record of this episode for a safe life: how great the danger is, and what she does in danger. */
export async function safetyOf(
  tx: Tx,
  caseId: string,
): Promise<{ readonly riskAssessed: boolean; readonly safetyPlan: boolean }> {
  const [risk, plan] = await Promise.all([newestRisk(tx, caseId), newestSafetyPlan(tx, caseId)])
  return { riskAssessed: risk !== undefined, safetyPlan: plan !== undefined }
}
