/**
 * What the gate weighs. The same statements run whatever is found, so that the time and the trace of a look-up do not
 * tell whether there is anybody (R4).
 */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { isChild } from '../../rules/age.ts'
import { covers } from '../../rules/consent-standing.ts'
import { type DisclosurePurpose, type DisclosureScope, disclosurePurposes } from '../../rules/consent-terms.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { type CompelledOrder, type DisclosureSubject, weighDisclosure } from '../../rules/disclosure.ts'
import { pseudonymousRelease } from '../../rules/pseudonymous-release.ts'
import {
  childViewsOf,
  givenConsents,
  type PersonFacts,
  peopleOf,
  type Recipient,
  type RecordedConsent,
  recipientOf,
} from '../consent/facts.ts'

export type ReleaseBasis = 'consent' | 'statutory_child' | 'compelled' | 'pseudonymous'
export type ReleaseKind = 'disclosure' | 'child_notice' | 'referral' | 'placement_request'
export type ReleasePurpose = DisclosurePurpose | 'child_notice' | 'placement_request'

export interface Question {
  readonly victimIds: readonly string[]
  /** Null: nobody is named. */
  readonly recipientId: string | null
  readonly purpose: ReleasePurpose | null
  readonly scopes: readonly DisclosureScope[]
  readonly basis: ReleaseBasis
  /** For a compelled release. */
  readonly order: CompelledOrder | null
  /** Listed fields that would be told. */
  readonly content: object
}

export interface Weighed {
  readonly decision: Decision
  readonly recipient: Recipient | null
  /** Consents that cover what is asked. */
  readonly consentIds: readonly string[]
}

/** Weighs what is asked, for every subject, at `ctx.at`, in the holder's scope. */
export async function weigh(tx: Tx, ctx: Ctx, question: Question): Promise<Weighed> {
  const ids = [...new Set(question.victimIds)]
  const recipientId = question.recipientId
  const [recipient, people, consents, views, notices, referred] = await Promise.all([
    recipientOf(tx, recipientId, ids),
    peopleOf(tx, ids),
    givenConsents(tx, ids),
    childViewsOf(tx, ids),
    noticesTo(tx, ids, recipientId),
    referredBy(tx, ids, recipientId),
  ])
  // Whoever is not here, or no longer, cannot be spoken of; then nobody in the same letter is.
  const present = people.length === ids.length ? people : []
  const open = consents.filter((consent) => outlivesSeal(consent, present))
  if (question.basis === 'pseudonymous') {
    return { decision: weighPseudonymous(ctx, question, recipient, present), recipient, consentIds: [] }
  }
  const purpose = disclosurePurposes.find((known) => known === question.purpose) ?? null
  const subjects = present.map((person): DisclosureSubject => {
    const own = open.filter((consent) => consent.victimId === person.victimId)
    return {
      ref: person.victimId,
      person,
      consents: own,
      noticeTo: isChild(person, ctx.on) ? (notices.get(person.victimId) ?? []) : [],
      childView: views.get(person.victimId) ?? null,
      objectionOverruled: own.some((consent) => consent.recipientId === recipientId && consent.objectionOverruled),
    }
  })
  const facts = {
    at: ctx.at,
    subjects,
    recipient: { id: recipient?.id ?? null, class: recipient?.class ?? null, kind: recipient?.kind ?? null },
    purpose,
    scopes: question.scopes,
    basis: question.basis === 'statutory_child' ? ('child_notice' as const) : question.basis,
    compelled: question.order,
    toReferrer: referred,
  }
  const covering = subjects.flatMap((subject) =>
    recipient === null || purpose === null || question.basis !== 'consent'
      ? []
      : open.filter(
          (consent) =>
            consent.victimId === subject.ref &&
            covers(
              [consent],
              { subject: subject.person, recipientId: recipient.id, purpose, scopes: question.scopes },
              ctx.at,
            ) === 'covered',
        ),
  )
  return { decision: weighDisclosure(facts, ctx.on), recipient, consentIds: covering.map((consent) => consent.id) }
}

/** A seal closes what was agreed before it; her word after it counts again (R14). */
const outlivesSeal = (consent: RecordedConsent, people: readonly PersonFacts[]): boolean => {
  const sealedAt = people.find((person) => person.victimId === consent.victimId)?.sealedAt ?? null
  return sealedAt === null || consent.grantedAt > sealedAt
}

const weighPseudonymous = (
  ctx: Ctx,
  question: Question,
  recipient: Recipient | null,
  present: readonly PersonFacts[],
): Decision =>
  decide(
    'disclosure.pseudonymous',
    pseudonymousRelease,
    {
      recipientKind: recipient?.kind ?? null,
      fields: Object.keys(question.content),
      subjects: present.length === 0 ? null : present.length,
    },
    ctx.on,
  )

/** Children of whom this very body is told, by notices that no human holds back: as its kind, for management may name another. */
async function noticesTo(
  tx: Tx,
  victimIds: readonly string[],
  recipientId: string | null,
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.all(
    sql<{ victimId: string; kinds: string[] }>`
      select n.victim_id as "victimId", array_agg(o.kind) as kinds from notifications n
      join organizations o on o.id = n.recipient_id
      where n.center_id = ${tx.scope.orgId} and n.victim_id = any (${[...victimIds]}::uuid[])
        and n.recipient_id = ${recipientId}::uuid and n.state in ('due', 'sent', 'acknowledged', 'failed')
      group by n.victim_id`,
  )
  return new Map(rows.map((row) => [row.victimId, row.kinds]))
}

/** Whether this body referred one of these persons: a referral is not a consent (ANON-03). */
async function referredBy(tx: Tx, victimIds: readonly string[], recipientId: string | null): Promise<boolean> {
  const row = await tx.one(
    sql<{ id: string }>`select r.id from referrals r where r.center_id = ${tx.scope.orgId} and r.direction = 'in'
      and r.victim_id = any (${[...victimIds]}::uuid[]) and r.sender_id = ${recipientId}::uuid limit 1`,
  )
  return row !== undefined
}

/** With the children of theirs who are held here too: a letter that speaks of them needs their own ground. */
export async function withHeldChildren(
  tx: Tx,
  victimIds: readonly string[],
  scopes: readonly DisclosureScope[],
): Promise<readonly string[]> {
  if (!scopes.includes('children')) return [...new Set(victimIds)]
  const rows = await tx.all(
    sql<{ id: string }>`select distinct r.related_victim_id as id from related_persons r
      where r.center_id = ${tx.scope.orgId} and r.victim_id = any (${[...victimIds]}::uuid[])
        and r.relation = 'child' and r.related_victim_id is not null`,
  )
  return [...new Set([...victimIds, ...rows.map((row) => row.id)])]
}
