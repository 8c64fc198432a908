/** Whether she herself, or who may speak for a child, has agreed to services: what the way from lead to service rests on. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { isChild } from '../../rules/age.ts'
import { type ApplicantType, type RegistrationFacts, registration } from '../../rules/application.ts'
import { consentStanding } from '../../rules/consent-standing.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { consentsOf } from '../consent/facts.ts'
import type { SubjectFacts } from '../persons/facts.ts'

/** A child's own request counts though a child cannot consent alone; an adult's standing is then always her own. */
const spoken = new Set(['live', 'grantor_not_valid'])

async function registrationFacts(
  tx: Tx,
  ctx: Ctx,
  subject: SubjectFacts,
  applicantType: ApplicantType,
): Promise<RegistrationFacts> {
  const services = (await consentsOf(tx, subject.victimId)).filter((consent) => consent.purpose === 'services')
  const standing = (consent: (typeof services)[number]) => consentStanding(consent, ctx.at, subject)
  const others = services.filter((consent) => consent.grantor !== 'self')
  return {
    applicantType,
    person: subject,
    ownWord: services.some((c) => c.grantor === 'self' && spoken.has(standing(c))) ? true : null,
    grantorAgreed: others.some((c) => standing(c) === 'live') ? true : null,
    takenBy: ctx.actor === null || ctx.actor.standing.kind === 'portal' ? null : ctx.actorKey,
    representation: others.findLast((c) => c.grantor === 'legal_representative')?.representation ?? null,
  }
}

/** Weighed, with what a stored decision may hold: no birth date. */
export async function weighRegistration(
  tx: Tx,
  ctx: Ctx,
  subject: SubjectFacts,
  applicantType: ApplicantType,
): Promise<Decision> {
  const facts = await registrationFacts(tx, ctx, subject, applicantType)
  const { person, ...told } = facts
  return {
    ...decide('application.registration', registration, facts, ctx.on),
    facts: { ...told, child: isChild(person, ctx.on) },
  }
}
