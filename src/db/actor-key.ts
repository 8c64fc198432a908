/** Keyed hashes of who acts. Rows, trail and revocations hold these, never a user's name. The one place that makes them. */
import { type Caller, revocableKeys, userKey } from '../access/actor.ts'
import type { Ctx, Deps } from './context.ts'
import type { Vault } from './vault.ts'

const hash = (vault: Vault, key: string): string => vault.keyedHash('actor', key).toString('base64url').slice(0, 32)

/** One user, as `recorded_by` names her. */
export const actorKey = (vault: Vault, who: Pick<Caller, 'iss' | 'sub'>): string => hash(vault, userKey(who))

/** How rows name a colleague of the caller. */
export const colleague = ({ vault }: Deps, { actor }: Ctx, user: string): string =>
  actorKey(vault, { iss: actor?.iss ?? '', sub: user })

/** A user or client everywhere, or in one organisation only. An id begins with no scheme, so the two cannot meet. */
const shutOutKey = (vault: Vault, key: string, orgId: string | null): string =>
  hash(vault, orgId === null ? key : `${orgId} ${key}`)

/** What a revocation of `who` stores; with an organisation it shuts out only tokens of that organisation. */
export const revocationKey = (vault: Vault, who: Pick<Caller, 'iss' | 'sub'>, orgId: string | null): string =>
  shutOutKey(vault, userKey(who), orgId)

/** Every key by which a revocation may shut this caller out. */
export const subjectKeys = (vault: Vault, caller: Caller): string[] =>
  revocableKeys(caller).flatMap((key) => [shutOutKey(vault, key, null), shutOutKey(vault, key, caller.orgId)])
