/** Rows of the asker alone: its questions, what it is shown of each center, and the offers made to it. */
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { addDays, type Instant, type LocalDate } from '../../kernel/dates.ts'

export interface CenterRoom {
  readonly centerId: string
  readonly stateRun: boolean
  readonly accreditedUntil: LocalDate | null
  readonly regimes: readonly string[]
  /** Null, as the two classes: no picture was taken yet. */
  readonly seenAt: Instant | null
  readonly room: number | null
  readonly shown: number | null
}

/** Questions of one organisation wait for each other, so that they see one picture. */
export const lockQuestions = (tx: Tx) =>
  tx.write(sql`select pg_advisory_xact_lock(hashtextextended(${`availability ${tx.scope.orgId}`}, 0))`)

export const insertQuestion = (
  tx: Tx,
  row: { id: string; request_reference: string; answered: 'new' | 'same' | 'again' | 'refused'; recorded_by: string },
) =>
  tx.write(
    compose.insertInto('availability_questions').values({ recipient_id: tx.scope.orgId, recorded_at: tx.at, ...row }),
  )

/** How often somebody has looked again with an offer in hand. */
export const looksAgainSince = async (tx: Tx, askedBy: string, since: Instant): Promise<number> =>
  (
    await tx.one(
      sql<{ asked: number }>`select count(*)::integer as asked from availability_questions q
        where q.recipient_id = ${tx.scope.orgId} and q.recorded_by = ${askedBy} and q.answered = 'again'
          and q.recorded_at > ${since}::timestamptz`,
    )
  )?.asked ?? 0

/** Every center that shelters, with its standing picture if one was taken. */
export const pictures = (tx: Tx) =>
  tx.all(
    sql<CenterRoom>`
      select o.id as "centerId", o.state_run as "stateRun", o.accredited_until as "accreditedUntil", o.regimes,
        p.seen_at as "seenAt", p.room, p.shown
      from organizations o
      left join availability_pictures p on p.recipient_id = ${tx.scope.orgId} and p.center_id = o.id
      where o.kind in ('assistance_center', 'sri_institution') and o.active
      order by o.id`,
  )

/** Free beds of the coming night. The number goes no further than the class that is made of it. */
export const freeTonight = (tx: Tx, centerIds: readonly string[], on: LocalDate) =>
  tx.all(
    sql<{ centerId: string; free: number }>`select c.id as "centerId",
        vault.free_beds(c.id, ${on}::date, ${addDays(on, 1)}::date) as free
      from unnest(${[...centerIds]}::uuid[]) as c (id)`,
  )

export const putPicture = (tx: Tx, centerId: string, room: number, shown: number) => {
  const picture = { seen_at: tx.at, room, shown }
  tx.write(
    compose
      .insertInto('availability_pictures')
      .values({ recipient_id: tx.scope.orgId, center_id: centerId, ...picture })
      .onConflict((c) => c.constraint('availability_pictures_pk').doUpdateSet(picture)),
  )
}

/** Offers for a request that are still good. */
export const standingOffers = (tx: Tx, requestReference: string) =>
  tx.all(
    compose
      .selectFrom('availability_offers as o')
      .select(['o.reference as offerReference', 'o.center_id as centerId', 'o.seen_at as seenAt'])
      .where('o.recipient_id', '=', tx.scope.orgId)
      .where('o.request_reference', '=', requestReference)
      .where('o.expires_at', '>', tx.at)
      .orderBy('o.reference'),
  )

export const insertOffer = (
  tx: Tx,
  row: {
    id: string
    center_id: string
    reference: string
    request_reference: string
    seen_at: Instant
    expires_at: Instant
  },
) =>
  tx.write(
    compose.insertInto('availability_offers').values({ recipient_id: tx.scope.orgId, recorded_at: tx.at, ...row }),
  )

/** The center behind an offer made to the transaction's own organisation for this request; undefined when unknown or out of date. */
export const offeredCenter = async (tx: Tx, offerReference: string, requestReference: string) =>
  (await standingOffers(tx, requestReference)).find((offer) => offer.offerReference === offerReference)?.centerId
