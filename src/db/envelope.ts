/** AES-256-GCM envelopes: version byte, 12-byte nonce, ciphertext, 16-byte tag. Keys are `KeyObject`s, never buffers. */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

const version = 1
const nonceBytes = 12
const tagBytes = 16

export const newKey = (): Buffer => randomBytes(32)
export const keyOf = (bytes: Buffer): KeyObject => createSecretKey(bytes)

/** `bound` is what the ciphertext belongs to; opening it under anything else fails. */
export function seal(key: KeyObject, plain: Buffer, bound: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(bound))
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when key, binding or bytes are not those it was sealed with. */
export function open(key: KeyObject, envelope: Buffer, bound: string): Buffer {
  if (envelope[0] !== version) throw new Error('unknown envelope version')
  const nonce = envelope.subarray(1, 1 + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(envelope.subarray(-tagBytes))
  return Buffer.concat([decipher.update(envelope.subarray(1 + nonceBytes, -tagBytes)), decipher.final()])
}
