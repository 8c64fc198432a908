/** What the rules ask about the person of a placement: her age on the day, who speaks for her, who is with her. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import { type AgeStanding, ageStanding, type CapacityFacts, incapacityOf } from '../../rules/age.ts'
import type { Companion, CompanionFacts, Representative, ViewFacts } from '../../rules/child-guard.ts'
import type { FinalizationFacts } from '../../rules/placement.ts'
import type { AccreditationFacts } from '../../rules/shelter-door.ts'
import { shelterConsent } from '../consent/facts.ts'
import { relatedPerson, representsHerAt, suspectedRelatedIds, visibleVictim } from '../persons/facts.ts'
import { personReferred } from '../referrals/facts.ts'
import {
  assessmentOf,
  type RepresentativeRow,
  relationsTo,
  representativesOf,
  type ViewRow,
  viewsOf,
} from './child-queries.ts'
import { findPlacement, type PlacementRow } from './placement-queries.ts'
import type { viewSubjects } from './placement-schema.ts'
import type { Stay } from './stay.ts'

export const personOf = (row: PlacementRow): CapacityFacts => ({
  birthOn: row.birthOn,
  ageBasis: row.ageBasis,
  presumedChild: row.presumedChild,
  capableMinor: row.emancipated,
  incapacity: incapacityOf(row),
})

export const stayOf = (row: PlacementRow): Stay => ({ ...row, person: personOf(row) })

/** Who comes with whom. */
export type Company = Pick<PlacementRow, 'victimId' | 'companionOfPlacementId'>

export interface Guard {
  readonly age: AgeStanding
  readonly representatives: readonly (RepresentativeRow & {
    readonly suspected: boolean | null
    /** By office, or on record as representing her now. */
    readonly recorded: boolean
  })[]
  readonly views: readonly ViewRow[]
  readonly companions: readonly Companion[]
}

/** Who comes by office is no relation; anybody else must be named before it can be said. Null: not named. */
export const standing = (
  suspected: ReadonlySet<string>,
  relatedPersonId: string | null,
  capacity: string,
): boolean | null =>
  relatedPersonId === null
    ? ['guardianship_officer', 'appointed_lawyer', 'guardianship_authority'].includes(capacity)
      ? false
      : null
    : suspected.has(relatedPersonId)

/** A relation alone represents nobody (CONS-02); who comes by office needs no such record. */
export const isOnRecord = async (tx: Tx, at: Instant, relatedPersonId: string | null): Promise<boolean> =>
  relatedPersonId === null || (await representsHerAt(tx, relatedPersonId, at)) !== undefined

/** What is known of somebody who does not represent her by any record is missing, unless it is a suspicion. */
export const suspectedAs = (suspected: boolean | null, recorded: boolean): boolean | null =>
  suspected === false && !recorded ? null : suspected

/**
 * The same of whoever took her away. Somebody named who is no relation of hers is not known to represent her: null, unless
 * a suspicion stands against him on the record of another person held here.
 */
export async function takerStanding(
  tx: Tx,
  victimId: string,
  taken: { readonly at: Instant; readonly by: string; readonly relatedPersonId: string | null },
): Promise<boolean | null> {
  const { at, by, relatedPersonId } = taken
  if (relatedPersonId === null) return standing(new Set(), null, by)
  const related = await relatedPerson(tx, relatedPersonId)
  if (related === undefined) return null
  const recorded = related.victimId === victimId && (await isOnRecord(tx, at, relatedPersonId))
  return suspectedAs(related.suspectedAt !== null, recorded)
}

/** Kept only of somebody on record here whose person the caller may see; null: whoever it was is not known. */
export async function knownTaker(tx: Tx, ctx: Ctx, id: string | null): Promise<string | null> {
  const related = id === null ? undefined : await relatedPerson(tx, id)
  return related !== undefined && (await visibleVictim(tx, ctx, related.victimId)) ? related.id : null
}

/** The same of a stay in this house with which she is said to come. Null: with whom she comes is to be found out. */
export const knownCompany = async (tx: Tx, ctx: Ctx, placementId: string | null): Promise<string | null> =>
  placementId === null ? null : ((await findPlacement(tx, ctx, placementId))?.id ?? null)

/** One about her mother may be about a child too; one about somebody shut to the caller is not there. */
export async function isReferralIn(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const victimId = await personReferred(tx, id)
  return victimId !== undefined && (await visibleVictim(tx, ctx, victimId))
}

/** Everything that protects the person of this placement, as it is known now; her age is that of the day `on`. */
export async function guardOf(tx: Tx, ctx: Ctx, row: PlacementRow, on: LocalDate): Promise<Guard> {
  const [suspected, representatives, views, companions] = await Promise.all([
    suspectedRelatedIds(tx, row.victimId),
    representativesOf(tx, row.id),
    viewsOf(tx, row.id),
    companionsOf(tx, ctx, row),
  ])
  return {
    age: ageStanding(personOf(row), on),
    representatives: await Promise.all(
      representatives.map(async (r) => ({
        ...r,
        suspected: standing(suspected, r.relatedPersonId, r.capacity),
        recorded: await isOnRecord(tx, ctx.at, r.relatedPersonId),
      })),
    ),
    views,
    companions,
  }
}

/** Whoever is on record and not suspected stands first, then one not named: a later suspicion is mended by another representative. */
export function representativeIn({ representatives }: Guard): Representative | null {
  const chosen =
    representatives.find((r) => r.suspected === false && r.recorded) ??
    representatives.find((r) => r.suspected === false) ??
    representatives.find((r) => r.suspected === null) ??
    representatives[0]
  if (chosen === undefined) return null
  const suspected = suspectedAs(chosen.suspected, chosen.recorded)
  return { capacity: chosen.capacity as Representative['capacity'], suspected, present: true }
}

/** What a psychologist enters of a child's hearing is a psychologist's own word (DV-VIEW-01). */
export const isPsychologist = (ctx: Ctx): boolean => ctx.actor?.roles.includes('psychologist') === true

/** The newest view on the subject of the decision. */
export function viewIn({ age, views }: Guard, about: (typeof viewSubjects)[number]): ViewFacts {
  const view = views.find((v) => v.about === about)
  const heard = view !== undefined && view.stance !== 'not_heard'
  return {
    viewDuty: age.viewDuty,
    // A psychologist's own word, with the reason written down: a colleague cannot enter it for one.
    hearingHarmful: view?.stance === 'not_heard' && view.byPsychologist && view.textId !== null,
    view: heard
      ? {
          stance: view.stance as 'agree',
          heardBy: view.heardBy as 'psychologist',
          parentsPresent: !view.withoutParents,
          objectionAnswered: view.weighedTextId !== null,
        }
      : null,
  }
}

export async function finalizationFacts(tx: Tx, ctx: Ctx, row: PlacementRow, guard: Guard): Promise<FinalizationFacts> {
  const { child, consentsForSelf } = guard.age
  return {
    child,
    consentsForSelf,
    ...viewIn(guard, 'placement'),
    representative: representativeIn(guard),
    companions: guard.companions,
    shelterConsent: await shelterConsent(tx, ctx, row.victimId, row.caseId),
  }
}

export const accreditationOf = (
  body: { stateRun: boolean; accreditedUntil: LocalDate | null },
  on: LocalDate,
): AccreditationFacts => ({
  centerKind: body.stateRun ? 'state' : 'non_state',
  accreditedThatDay: body.accreditedUntil === null ? null : on <= body.accreditedUntil,
})

/** One companion as the rules weigh it; null: no relation of this person. */
export async function companionOf(tx: Tx, victimId: string, relatedPersonId: string): Promise<Companion | null> {
  const related = await relatedPerson(tx, relatedPersonId)
  if (related === undefined || related.victimId !== victimId) return null
  const assessed = await assessmentOf(tx, victimId, relatedPersonId)
  return {
    relation: ['mother', 'father', 'parent'].includes(related.relation) ? 'parent' : 'other',
    suspected: related.suspectedAt !== null,
    positiveEffect: assessed?.positiveEffect ?? null,
  }
}

/** What the record of the person with whom she comes says of her: is she suspected there? Null: alone. */
export async function seenByOther(tx: Tx, ctx: Ctx, row: Company): Promise<CompanionFacts | null> {
  if (row.companionOfPlacementId === null) return null
  const other = await findPlacement(tx, ctx, row.companionOfPlacementId)
  if (other === undefined) return null
  const related = await relationsTo(tx, other.victimId, row.victimId)
  const found = await Promise.all(related.map(({ id }) => companionOf(tx, other.victimId, id)))
  const companions = found.filter((companion) => companion !== null)
  const child = other.childAtAdmission === true || ageStanding(personOf(other), ctx.on).child
  return { child, companions: companions.length > 0 ? companions : [stranger] }
}

/** Whether she is suspected on the record of whom she comes with; null: alone, or it is not known who one of them is. */
export async function suspectedCompany(tx: Tx, ctx: Ctx, row: Company): Promise<boolean | null> {
  const seen = (await seenByOther(tx, ctx, row))?.companions
  if (seen === undefined) return null
  return seen.some((c) => c.suspected === true) ? true : seen.every((c) => c.suspected === false) ? false : null
}

/** Known by the placement alone. */
const stranger: Companion = { relation: null, suspected: null, positiveEffect: null }

async function companionsOf(tx: Tx, ctx: Ctx, row: PlacementRow): Promise<Companion[]> {
  const ids = new Set<string>()
  if (row.companionRelatedPersonId !== null) ids.add(row.companionRelatedPersonId)
  const other =
    row.companionOfPlacementId === null ? undefined : await findPlacement(tx, ctx, row.companionOfPlacementId)
  const related = other === undefined ? [] : await relationsTo(tx, row.victimId, other.victimId)
  for (const { id } of related) ids.add(id)
  const found = await Promise.all([...ids].map((id) => companionOf(tx, row.victimId, id)))
  const unnamed = row.companionOfPlacementId !== null && related.length === 0 && row.companionRelatedPersonId === null
  return [...found.filter((companion) => companion !== null), ...(unnamed ? [stranger] : [])]
}
