/** What the law reads of a complaint. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { bakuDay, type LocalDate } from '../../kernel/dates.ts'
import type { AnswererFacts, ComplaintFacts, HandlerFacts } from '../../rules/complaints.ts'
import { type ComplaintRow, decisionTaken } from './complaint-queries.ts'

type About = Pick<ComplaintRow, 'about' | 'aboutStaff' | 'aboutDecisionId'>

/** Whether this colleague may handle it. Whoever names both a person and a decision complains of both. */
export async function handlerFacts(tx: Tx, ctx: Ctx, complaint: About, colleague: string): Promise<HandlerFacts> {
  const { about, aboutStaff, aboutDecisionId } = complaint
  const taken = aboutDecisionId === null ? undefined : await decisionTaken(tx, ctx, aboutDecisionId)
  return {
    complainedOf: aboutStaff === null ? (about === 'staff' ? null : false) : aboutStaff === colleague,
    decidedIt: taken === undefined ? (about === 'decision' ? null : false) : taken.by === colleague,
  }
}

export async function answererFacts(tx: Tx, ctx: Ctx, complaint: ComplaintRow): Promise<AnswererFacts> {
  const { handler } = complaint
  const facts = await handlerFacts(tx, ctx, complaint, ctx.actorKey)
  return { ...facts, namedHandler: handler === null ? null : handler === ctx.actorKey }
}

export async function decidedOn(tx: Tx, ctx: Ctx, aboutDecisionId: string | null): Promise<LocalDate | null> {
  const taken = aboutDecisionId === null ? undefined : await decisionTaken(tx, ctx, aboutDecisionId)
  return taken === undefined ? null : bakuDay(taken.at)
}

type Clocked = About & Pick<ComplaintRow, 'victimId' | 'occurredAt'>
export const complaintFacts = async (tx: Tx, ctx: Ctx, complaint: Clocked): Promise<ComplaintFacts> => ({
  at: complaint.occurredAt,
  about: complaint.about,
  staffNamed: complaint.aboutStaff !== null,
  decidedOn: await decidedOn(tx, ctx, complaint.aboutDecisionId),
  anonymous: complaint.victimId === null,
})
