/**
 * What the gate weighs. The same statements run whatever is found, so that the time and the trace of a look-up do not
 * tell whether there is anybody (R4).
 */
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import type { Instant } from '../../kernel/dates.ts'
import { isChild } from '../../rules/age.ts'
import { anonymisedNotice } from '../../rules/anonymised-notice.ts'
import { covers } from '../../rules/consent-standing.ts'
import { type DisclosurePurpose, type DisclosureScope, disclosurePurposes } from '../../rules/consent-terms.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { type CompelledOrder, conflictBars, type DisclosureSubject, weighDisclosure } from '../../rules/disclosure.ts'
import { inForce } from '../../rules/parameter.ts'
import { smallestOutside } from '../../rules/parameters/statistics.ts'
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
import { conflictsWith } from '../notifications/facts.ts'

export type ReleaseBasis = 'consent' | 'statutory_child' | 'compelled' | 'pseudonymous' | 'deidentified'
export type ReleaseKind = 'disclosure' | 'child_notice' | 'referral' | 'placement_request' | 'anonymised_notice'
export type ReleasePurpose = DisclosurePurpose | 'child_notice' | 'placement_request' | 'anonymised_notice'

export interface Question {
  readonly victimIds: readonly string[]
  /** Null: nobody is named. */
  readonly recipientId: string | null
  readonly purpose: ReleasePurpose | null
  readonly scopes: readonly DisclosureScope[]
  readonly basis: ReleaseBasis
  /** For a compelled release. */
  readonly order: StandingOrder | null
  /** Key of the member of staff whose act it is; null when a body asks by itself. */
  readonly releasedBy: string | null
  readonly takenBack?: boolean
  /** Listed fields that would be told. */
  readonly content: object
}

/** With the instant at which the first of two people entered it. */
export interface StandingOrder extends CompelledOrder {
  readonly enteredAt: Instant
}

export interface Weighed {
  readonly decision: Decision
  readonly recipient: Recipient | null
  /** Consents that cover what is asked. */
  readonly consentIds: readonly string[]
  /** Subjects about whom the body is in conflict, without a word of hers since she knows. */
  readonly conflicted: readonly string[]
}

/** Weighs what is asked, for every subject, at `ctx.at`, in the holder's scope. */
export async function weigh(tx: Tx, ctx: Ctx, question: Question): Promise<Weighed> {
  const ids = [...new Set(question.victimIds)]
  const recipientId = question.recipientId
  const [recipient, people, consents, views, notices, referred, conflicts] = await Promise.all([
    recipientOf(tx, recipientId, ids),
    peopleOf(tx, ids),
    givenConsents(tx, ids),
    childViewsOf(tx, ids, recipientId),
    noticesTo(tx, ids, recipientId),
    referredBy(tx, ids, recipientId),
    conflictsWith(tx, ids, recipientId),
  ])
  // Whoever is not here, or no longer, cannot be spoken of; then nobody in the same letter is.
  const present = people.length === ids.length ? people : []
  const open = consents.filter((consent) => outlivesSeal(consent, present))
  if (question.basis === 'pseudonymous') {
    const decision = weighPseudonymous(ctx, question, recipient, present)
    return { decision, recipient, consentIds: [], conflicted: [] }
  }
  if (question.basis === 'deidentified') {
    const decision = await weighDeidentified(tx, ctx, question, recipient)
    return { decision, recipient, consentIds: [], conflicted: [] }
  }
  const purpose = disclosurePurposes.find((known) => known === question.purpose) ?? null
  const order = question.order !== null && present.every((person) => outlives(person, question.order?.enteredAt))
  const covering = open.filter((consent) => {
    const subject = present.find((person) => person.victimId === consent.victimId)
    if (subject === undefined || recipient === null || purpose === null || question.basis !== 'consent') return false
    const request = { subject, recipientId: recipient.id, purpose, scopes: question.scopes }
    return covers([consent], request, ctx.at) === 'covered'
  })
  const hands = await handsBehind(
    tx,
    covering.map((consent) => consent.id),
  )
  const subjects = present.map((person): DisclosureSubject => {
    const own = open.filter((consent) => consent.victimId === person.victimId)
    return {
      ref: person.victimId,
      person,
      consents: own,
      noticeTo: isChild(person, ctx.on) ? (notices.get(person.victimId) ?? []) : [],
      childView: views.get(person.victimId)?.stance ?? null,
      childHeard: views.get(person.victimId)?.heard === true,
      objectionOverruled: own.some((consent) => consent.recipientId === recipientId && consent.objectionOverruled),
      hands: mostHands(covering, person.victimId, hands, question.releasedBy),
      conflict: conflicts.get(person.victimId) ?? null,
    }
  })
  const facts = {
    at: ctx.at,
    subjects,
    recipient: {
      id: recipient?.id ?? null,
      class: recipient?.class ?? null,
      kind: recipient?.kind ?? null,
      suspected: recipient?.suspected ?? null,
    },
    purpose,
    scopes: question.scopes,
    basis: question.basis === 'statutory_child' ? ('child_notice' as const) : question.basis,
    compelled: order ? question.order : null,
    toReferrer: referred,
    askedByItself: question.releasedBy === null,
    takenBack: question.takenBack === true,
  }
  const barred = question.basis === 'consent' ? subjects.filter((subject) => conflictBars(facts, subject)) : []
  return {
    decision: weighDisclosure(facts, ctx.on),
    recipient,
    consentIds: covering.map((consent) => consent.id),
    conflicted: barred.map((subject) => subject.ref),
  }
}

/** A seal closes what was agreed or ordered before it; her word, or an order entered anew, counts again (R14). */
const outlives = ({ sealedAt }: PersonFacts, at: Instant | undefined): boolean =>
  sealedAt === null || (at !== undefined && at > sealedAt)

const outlivesSeal = (consent: RecordedConsent, people: readonly PersonFacts[]): boolean =>
  people.every((person) => person.victimId !== consent.victimId || outlives(person, consent.grantedAt))

/** The consent of hers with the most people behind it, the one who releases among them. */
const mostHands = (
  covering: readonly RecordedConsent[],
  victimId: string,
  hands: ReadonlyMap<string, readonly string[]>,
  releasedBy: string | null,
): number => {
  const counts = covering
    .filter((consent) => consent.victimId === victimId)
    .map(({ id }) => new Set([...(hands.get(id) ?? []), ...(releasedBy === null ? [] : [releasedBy])]).size)
  return Math.max(0, ...counts)
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

/** It is about nobody, so what becomes of one of them later does not show in it: the center's switch alone is read anew. */
async function weighDeidentified(tx: Tx, ctx: Ctx, question: Question, recipient: Recipient | null): Promise<Decision> {
  const center = await tx.one(
    sql<{ named: boolean }>`select coalesce(o.anonymised_notice_on
        and o.anonymised_notice_recipient_id = ${recipient?.id ?? null}::uuid, false) as named
      from organizations o where o.id = ${tx.scope.orgId}`,
  )
  const facts = {
    recipientKind: recipient?.kind ?? null,
    named: center?.named === true,
    fields: Object.keys(question.content),
    subjects: question.victimIds.length,
    smallest: inForce(smallestOutside, ctx.on),
  }
  return decide('disclosure.deidentified', anonymisedNotice, facts, ctx.on)
}

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

/** Who took each of these consents down, who confirmed it with her, and which staff have released under it. */
async function handsBehind(tx: Tx, consentIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.all(
    sql<{ id: string; hands: string[] }>`select c.id, array(
        select c.recorded_by
        union select e.recorded_by from consent_events e
          where e.center_id = c.center_id and e.consent_id = c.id and e.kind = 'confirmed'
        union select d.recorded_by from releases r
          join disclosures d on d.center_id = r.center_id and d.release_id = r.id and d.outcome = 'released'
            and d.attempt_id is null
          where r.center_id = c.center_id and r.victim_ids @> array[c.victim_id] and c.id = any (r.consent_ids)
      ) as hands
      from consents c where c.center_id = ${tx.scope.orgId} and c.id = any (${[...consentIds]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.hands]))
}

/** Whether this body referred one of these persons: a referral is not a consent (ANON-03). */
async function referredBy(tx: Tx, victimIds: readonly string[], recipientId: string | null): Promise<boolean> {
  const row = await tx.one(
    sql<{ id: string }>`select r.id from referrals r where r.center_id = ${tx.scope.orgId} and r.direction = 'in'
      and r.victim_id = any (${[...victimIds]}::uuid[]) and r.sender_id = ${recipientId}::uuid limit 1`,
  )
  return row !== undefined
}
