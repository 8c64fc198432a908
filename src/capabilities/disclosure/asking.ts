/** A body outside asks (R5): by a reference that was given, or by identity; one answer unless a live consent names it. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { covers } from '../../rules/consent-standing.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import { givenConsents, peopleOf } from '../consent/facts.ts'
import { termsOf } from '../persons/effects.ts'
import type { NewDisclosure, ReleaseReading } from './disclosure-schema.ts'
import { passGate } from './gate.ts'
import { type Located, lookUp } from './look-up.ts'
import { readingOf } from './parts.ts'
import { consentedRecord, findReleases, locateRelease } from './release-queries.ts'

interface Sought extends Located {
  readonly victimId?: string
  readonly id?: string
}

/** What was asked, hashed, and where it leads. */
interface Trail {
  readonly asked: readonly Buffer[]
  readonly locate: (tx: Tx) => Promise<Sought | undefined>
}

/** Who may not read releases (`reader` false) leaves the same trace, and finds nobody. */
export async function askFromOutside(
  deps: Deps,
  ctx: Ctx,
  ask: NewDisclosure,
  reader: boolean,
): Promise<Outcome<ReleaseReading>> {
  const trail = trailOf(deps, ask)
  if ('ok' in trail) return trail
  const look = await lookUp(deps, ctx, trail.asked, ask.purpose, reader ? trail.locate : nowhere)
  if (!look.ok) return look
  return perform(
    deps,
    look.ctx,
    async (tx) => {
      const victimIds = await sought(tx, look.found, look.attemptId)
      const passed = await passGate(deps, tx, look.ctx, {
        victimIds,
        recipientId: ctx.orgId,
        purpose: ask.purpose,
        scopes: ask.scopes ?? (await consentedScopes(tx, look.ctx, victimIds, ctx.orgId, ask.purpose)),
        kind: 'disclosure',
        basis: 'consent',
        order: null,
        content: {},
        caseId: null,
        attemptId: look.attemptId,
        disclosureId: null,
      })
      if (!passed.ok) return notFound
      const value = await readingOf(deps, tx, passed.release)
      return { ok: true, value, location: `/v1/releases/${passed.release.reference}` }
    },
    look.ctx.orgId,
  )
}

/** One way of asking at a time. Names alone are not enough to mean one person. */
function trailOf(deps: Deps, { reference, person, victimIds, purpose }: NewDisclosure): Trail | Refused {
  if (reference !== undefined && person === undefined) {
    const asked = [deps.vault.keyedHash('reference', reference)]
    return { asked, locate: (tx) => locateRelease(tx, reference) }
  }
  if (person !== undefined && reference === undefined) {
    const { documentNo, givenName, familyName, birthOn } = person
    const named = givenName !== undefined && familyName !== undefined && birthOn !== undefined
    if (documentNo === undefined && !named) return missing('/person')
    const terms = termsOf({ ...person }, birthOn ?? null)
    const asked = deps.vault.tokens(terms)
    const kinds = terms.map((term) => term.term)
    return { asked, locate: (tx) => consentedRecord(tx, kinds, asked, purpose) }
  }
  // Ids of ours mean nothing outside; asking by them leaves the same trace.
  if (victimIds !== undefined) {
    const asked = victimIds.map((id) => deps.vault.keyedHash('reference', id))
    return { asked, locate: nowhere }
  }
  return missing('/reference')
}

const nowhere = () => Promise.resolve(undefined)

const missing = (pointer: string): Refused => refuse('validation_failed', { errors: [{ pointer, code: 'missing' }] })

/** Reads the addressed row whatever was found, so that both cases run the same. */
async function sought(tx: Tx, found: Sought | undefined, none: string): Promise<readonly string[]> {
  const [row] = await findReleases(tx, [found?.id ?? none])
  return row?.victimIds ?? (found?.victimId === undefined ? [] : [found.victimId])
}

/** Who asks without saying which parts is told what she agreed to. */
async function consentedScopes(
  tx: Tx,
  ctx: Ctx,
  victimIds: readonly string[],
  recipientId: string,
  purpose: NewDisclosure['purpose'],
): Promise<readonly DisclosureScope[]> {
  const [people, consents] = await Promise.all([peopleOf(tx, victimIds), givenConsents(tx, victimIds)])
  const live = consents.filter((consent) => {
    const subject = people.find((person) => person.victimId === consent.victimId)
    if (subject === undefined) return false
    return covers([consent], { subject, recipientId, purpose, scopes: consent.scopes }, ctx.at) === 'covered'
  })
  return live.at(-1)?.scopes ?? ['existence']
}
