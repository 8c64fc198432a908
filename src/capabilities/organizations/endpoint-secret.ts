/** Secrets of the Standard Webhooks form: 32 random bytes, written `whsec_` and base64. */
export const secretText = (bytes: Buffer): string => `whsec_${bytes.toString('base64')}`

/** What a sealed secret belongs to; it opens nowhere else. */
export const secretBinding = (organizationId: string, endpointId: string): string =>
  `webhook/${organizationId}/${endpointId}`
