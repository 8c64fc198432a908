/** What other rooms may ask of the register of bodies: where a body listens, and what it is called on a day. */
import type { Tx } from '../../db/client.ts'
import type { Deps } from '../../db/context.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'
import { findActiveEndpoint } from './endpoint-queries.ts'
import { secretBinding, secretText } from './endpoint-secret.ts'
import { nameOn } from './organization-queries.ts'

/** Where the body listens and the Standard Webhooks secret (`whsec_…`) to sign with; undefined: nowhere. */
export async function activeEndpoint(
  deps: Deps,
  tx: Tx,
  organizationId: string,
): Promise<{ readonly url: string; readonly secret: string } | undefined> {
  const row = await findActiveEndpoint(tx, organizationId)
  if (row === undefined) return undefined
  const bytes = await deps.keys.manager.unwrap(row.secret, row.kekId, secretBinding(organizationId, row.id))
  return { url: row.url, secret: secretText(bytes) }
}

/** The name a body had on a day; undefined before its first. Names of assistance centers never go to outside bodies. */
export const organizationName = (tx: Tx, organizationId: string, on: LocalDate): Promise<Words | undefined> =>
  nameOn(tx, organizationId, on)
