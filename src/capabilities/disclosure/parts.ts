/** What each scope opens. Takes a `Release`, so nothing is rendered for an outside body that the gate did not pass. */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Deps } from '../../db/context.ts'
import { bakuDay, type Instant, type LocalDate } from '../../kernel/dates.ts'
import { ageOn } from '../../rules/age.ts'
import type { ReleaseReading, ReleaseSummary, SubjectParts } from './disclosure-schema.ts'
import type { Release } from './gate.ts'

export const summaryOf = (release: Release): ReleaseSummary => ({
  reference: release.reference,
  caseReference: release.caseReference,
  kind: release.kind,
  purpose: release.purpose,
  scopes: [...release.scopes],
  sentOn: release.sentOn,
})

/** A statutory or pseudonymous release holds its listed fields and nothing of any scope. */
export async function readingOf(deps: Deps, tx: Tx, release: Release): Promise<ReleaseReading> {
  const opens = release.basis === 'consent' || release.basis === 'compelled'
  const subjects = opens
    ? await Promise.all(release.victimIds.map((victimId) => partsOf(deps, tx, release, victimId)))
    : []
  return { ...summaryOf(release), content: release.content, subjects }
}

async function partsOf(deps: Deps, tx: Tx, release: Release, victimId: string): Promise<SubjectParts> {
  const has = (scope: Release['scopes'][number]) => release.scopes.includes(scope)
  const section = async (scope: 'identity' | 'contact', name: string) => {
    const content = has(scope) ? await deps.vault.getSection(tx, victimId, name, 'disclosure') : undefined
    return content === undefined ? {} : { [scope]: content }
  }
  const notes = async (profession: 'legal' | 'medical' | 'psychological') =>
    has(profession) ? { [profession]: await notesOf(deps, tx, release, victimId, profession) } : {}
  return {
    existence: true,
    ...(await section('identity', 'identity')),
    ...(await section('contact', 'contact_ways')),
    ...(has('case_summary') ? { caseSummary: await casesOf(tx, victimId) } : {}),
    ...(has('stay_dates') ? { stayDates: await staysOf(tx, victimId) } : {}),
    ...(await notes('legal')),
    ...(await notes('medical')),
    ...(await notes('psychological')),
    ...(has('children') ? { children: await childrenOf(tx, release, victimId) } : {}),
  }
}

/** The notes of one profession as they stood when it was released; without their dates (R12). */
async function notesOf(deps: Deps, tx: Tx, release: Release, victimId: string, profession: string): Promise<string[]> {
  const notes = await tx.all(
    sql<{ textId: string }>`select n.text_id as "textId" from case_notes n where n.center_id = ${tx.scope.orgId}
      and n.victim_id = ${victimId} and n.profession = ${profession} and n.recorded_at <= ${release.releasedAt}
      order by n.recorded_at, n.id`,
  )
  const texts = await Promise.all(notes.map((note) => deps.vault.getText(tx, note.textId, 'disclosure')))
  return texts.filter((text) => text !== undefined)
}

const casesOf = (tx: Tx, victimId: string) =>
  tx.all(
    sql<NonNullable<SubjectParts['caseSummary']>[number]>`select c.regime::text as regime, c.state,
      c.thb_status as "thbStatus", c.violence_kinds as "violenceKinds", c.risk_level as "riskLevel"
    from cases c where c.center_id = ${tx.scope.orgId} and c.victim_id = ${victimId}
    order by c.regime, c.episode`,
  )

async function staysOf(tx: Tx, victimId: string) {
  const stays = await tx.all(
    sql<{ admissionOn: LocalDate; departedAt: Instant | null }>`select p.admission_on as "admissionOn",
      p.departed_at as "departedAt" from placements p
    where p.center_id = ${tx.scope.orgId} and p.victim_id = ${victimId} and p.admission_on is not null
    order by p.admission_on, p.id`,
  )
  return stays.map(({ admissionOn, departedAt }) => ({
    admissionOn,
    departedOn: departedAt === null ? null : bakuDay(departedAt),
  }))
}

/** A child held here is described only when she is a subject of the release herself. */
async function childrenOf(tx: Tx, release: Release, victimId: string) {
  const children = await tx.all(
    sql<{ sex: string | null; birthOn: LocalDate | null }>`select v.sex, v.birth_on as "birthOn"
    from related_persons r
    left join victims v on v.center_id = r.center_id and v.id = r.related_victim_id
    where r.center_id = ${tx.scope.orgId} and r.victim_id = ${victimId} and r.relation = 'child'
      and (r.related_victim_id is null or r.related_victim_id = any (${[...release.victimIds]}::uuid[]))
    order by r.recorded_at, r.id`,
  )
  return children.map(({ sex, birthOn }) => ({
    sex,
    ageYears: birthOn === null ? null : ageOn(birthOn, release.sentOn),
  }))
}
