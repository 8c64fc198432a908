import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { inForce, stillStands } from '../../db/corrections.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'

/** With whether a suspicion against the relative stands. */
const contactRules = (tx: Tx, victimId: string) =>
  compose
    .selectFrom('contact_rules as c')
    .select([
      'c.id',
      'c.related_person_id as relatedPersonId',
      'c.contact',
      'c.recorded_at as recordedAt',
      sql<boolean>`exists (select from related_persons r where r.center_id = c.center_id
        and r.id = c.related_person_id and r.struck_at is not null)`.as('struck'),
      sql<boolean>`exists (select from suspicions s where s.center_id = c.center_id
        and s.related_person_id = c.related_person_id and ${stillStands('s')})`.as('suspected'),
    ])
    .where('c.center_id', '=', tx.scope.orgId)
    .where('c.victim_id', '=', victimId)

export const findContactRule = (tx: Tx, victimId: string, relatedPersonId: string) =>
  tx.one(contactRules(tx, victimId).where('c.related_person_id', '=', relatedPersonId))
export type ContactRuleRow = NonNullable<Awaited<ReturnType<typeof findContactRule>>>

export const listContactRules = (tx: Tx, victimId: string, limit: number, position: Position | null) =>
  tx.all(
    contactRules(tx, victimId)
      .where(following(position, 'c.recorded_at', 'c.id'))
      .orderBy('c.recorded_at')
      .orderBy('c.id')
      .limit(limit + 1),
  )

export const putContactRule = (
  tx: Tx,
  row: {
    id: string
    victimId: string
    relatedPersonId: string
    contact: string
    decisionId: string
    recordedBy: string
  },
) =>
  tx.write(
    compose
      .insertInto('contact_rules')
      .values({
        center_id: tx.scope.orgId,
        id: row.id,
        victim_id: row.victimId,
        related_person_id: row.relatedPersonId,
        contact: row.contact,
        decision_id: row.decisionId,
        recorded_at: tx.at,
        recorded_by: row.recordedBy,
      })
      .onConflict((c) =>
        c.constraint('contact_rules_once').doUpdateSet({
          contact: row.contact,
          decision_id: row.decisionId,
          recorded_by: row.recordedBy,
        }),
      ),
  )

/** What the child last said about contact. */
export const lastViewOnContact = (tx: Tx, victimId: string) =>
  tx.one(
    compose
      .selectFrom('child_views as w')
      .select([
        'w.stance',
        'w.heard_by_role as heardByRole',
        'w.by_psychologist as byPsychologist',
        'w.text_id as textId',
        'w.without_parents as withoutParents',
        'w.weighed_text_id as weighedTextId',
      ])
      .where('w.center_id', '=', tx.scope.orgId)
      .where('w.victim_id', '=', victimId)
      .where('w.about', '=', 'contact')
      .where(inForce('child_views', 'w'))
      .orderBy('w.occurred_at', 'desc')
      .limit(1),
  )
export type ViewRow = NonNullable<Awaited<ReturnType<typeof lastViewOnContact>>>
