import type { Authenticator } from '../../src/access/authenticate.ts'
import { IssuerUnreachable, Unauthenticated } from '../../src/access/unauthenticated.ts'

/** `accepted`, or why not. Anything but the two errors that callers may meet fails the test. */
export async function verdict(authenticator: Pick<Authenticator, 'authenticate'>, token: string): Promise<string> {
  try {
    await authenticator.authenticate(token)
    return 'accepted'
  } catch (error) {
    if (error instanceof Unauthenticated) return error.reason
    if (error instanceof IssuerUnreachable) return 'issuer_unreachable'
    throw error
  }
}
