/** When a record may go (RET-01). It says from which day; people purge, two of them, never a timer (R14). */
import { addDays, type LocalDate } from '../kernel/dates.ts'
import { lastDay } from './calendar.ts'
import { inForce, type Parameter } from './parameter.ts'
import {
  attemptRetention,
  auditRetention,
  disclosureRetention,
  helplineRetention,
  leadRetention,
  personRetention,
} from './parameters/retention.ts'

export type RecordClass = 'person' | 'disclosure' | 'audit' | 'attempt' | 'lead' | 'helpline_call'

const retention: Readonly<Record<RecordClass, Parameter<number>>> = {
  person: personRetention,
  disclosure: disclosureRetention,
  audit: auditRetention,
  attempt: attemptRetention,
  lead: leadRetention,
  helpline_call: helplineRetention,
}

export interface RestFacts {
  readonly class: RecordClass
  /** Day on which it came to rest: her last case closed, the release shut, the call made. Null: still in use. */
  readonly restedOn: LocalDate | null
  /** A court, a complaint or an open request needs it. Null: nobody has looked. */
  readonly legalHold: boolean | null
  /** Anything of hers is still open. Null: nobody has looked. */
  readonly openCase: boolean | null
}

/**
 * First day on which the record may be purged, by the periods in force on `on`; null while it may not be, and while
 * nobody knows: an unknown hold is a hold. @throws LawGap when no period is in force.
 */
export function purgeableOn(facts: RestFacts, on: LocalDate): LocalDate | null {
  if (facts.restedOn === null || facts.legalHold !== false || facts.openCase !== false) return null
  return addDays(lastDay(facts.restedOn, inForce(retention[facts.class], on)), 1)
}
