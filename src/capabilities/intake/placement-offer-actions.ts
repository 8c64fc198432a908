/** Where there is room, for one placement request: enough to place her, too little to count a house's beds or watch it. */
import { recordAttempt } from '../../db/attempts.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { addMinutes, type Instant } from '../../kernel/dates.ts'
import { reference as drawReference } from '../../kernel/ids.ts'
import { classOf, fitting, type Room, shownNext } from '../../rules/availability.ts'
import { decide } from '../../rules/decision.ts'
import { inForce } from '../../rules/parameter.ts'
import {
  looksAgainPerHour,
  pictureMemoryMinutes,
  pictureMinutes,
  roomClasses,
} from '../../rules/parameters/availability.ts'
import { accreditation } from '../../rules/shelter-door.ts'
import { accreditedOn } from './body-queries.ts'
import {
  type CenterRoom,
  freeTonight,
  insertOffer,
  insertQuestion,
  lockQuestions,
  looksAgainSince,
  pictures,
  putPicture,
  standingOffers,
} from './placement-offer-queries.ts'
import { findRequest } from './placement-request-queries.ts'
import type { Offers } from './placement-request-schema.ts'

const offerMinutes = 24 * 60
/** After which one who asked too often may ask again, at the latest. */
export const waitSeconds = 3_600

export const askForOffers = (deps: Deps, ctx: Ctx, reference: string): Promise<Outcome<Offers>> =>
  perform(deps, ctx, async (tx) => {
    recordAttempt(deps, tx, ctx, reference)
    const request = await findRequest(tx, reference)
    if (request === undefined || request.recipientId !== ctx.orgId) return notFound
    tx.touches('availability', request.id)
    if (request.state !== 'received') return refuse('state_conflict')
    lockQuestions(tx)
    const inHand = await standingOffers(tx, reference)
    const seen = await pictureNow(tx, ctx)
    const same = inHand.filter((offer) => offer.seenAt === seen.at).map((offer) => offer.offerReference)
    const answered = await standingOf(tx, ctx, inHand.length > 0 && request.declineReason === null, same.length > 0)
    insertQuestion(tx, { id: deps.random.uuid(), request_reference: reference, answered, recorded_by: ctx.actorKey })
    if (answered === 'refused') return refuse('too_many_requests')
    if (answered === 'same') return told(same)
    const open = seen.centers.filter(
      (center) =>
        center.regimes.includes(request.regime) &&
        (request.regime === 'thb' ||
          decide('placement.accreditation', accreditation, accreditedOn(center, ctx.on), ctx.on).allowed),
    )
    const people = 1 + (request.children as readonly string[]).length
    return told(
      fitting(open, people, inForce(roomClasses, ctx.on)).map(({ centerId }) => {
        const drawn = drawReference(deps.random)
        insertOffer(tx, {
          id: deps.random.uuid(),
          center_id: centerId,
          reference: drawn,
          request_reference: reference,
          seen_at: seen.at,
          expires_at: addMinutes(ctx.at, offerMinutes),
        })
        return drawn
      }),
    )
  })

/** Only one who holds an answer may be told to wait: a need nobody has looked for, or whose offer she declined, never is. */
async function standingOf(tx: Tx, ctx: Ctx, inHand: boolean, same: boolean) {
  if (same) return 'same'
  if (!inHand) return 'new'
  const again = await looksAgainSince(tx, ctx.actorKey, addMinutes(ctx.at, -60))
  return again < inForce(looksAgainPerHour, ctx.on) ? 'again' : 'refused'
}

/** In the order of random letters, which says nothing of the centers. */
const told = (references: readonly string[]): Outcome<Offers> => ({
  ok: true,
  value: { fits: references.length > 0, offers: references.toSorted().map((offerReference) => ({ offerReference })) },
})

type Seen = CenterRoom & Room

/** The picture that stands, or a new one in its place. A center that opens while one stands is in the next. */
async function pictureNow(tx: Tx, ctx: Ctx): Promise<{ readonly at: Instant; readonly centers: readonly Seen[] }> {
  const rows = await pictures(tx)
  const since = addMinutes(ctx.at, -inForce(pictureMinutes, ctx.on))
  const standing = rows.find((row) => row.seenAt !== null && row.seenAt > since)?.seenAt
  if (standing != null) {
    const centers = rows.flatMap(({ room, shown, ...row }) =>
      row.seenAt === standing && room !== null && shown !== null ? [{ ...row, room, shown }] : [],
    )
    return { at: standing, centers }
  }
  const remembered = addMinutes(ctx.at, -inForce(pictureMemoryMinutes, ctx.on))
  const free = await freeTonight(
    tx,
    rows.map((row) => row.centerId),
    ctx.on,
  )
  const centers = rows.map((row) => {
    const room = classOf(
      free.find(({ centerId }) => centerId === row.centerId)?.free ?? 0,
      inForce(roomClasses, ctx.on),
    )
    const known = row.seenAt !== null && row.seenAt > remembered && row.room !== null && row.shown !== null
    const shown = known ? shownNext(row.shown, row.room, room) : room
    putPicture(tx, row.centerId, room, shown)
    return { ...row, room, shown }
  })
  return { at: ctx.at, centers }
}
