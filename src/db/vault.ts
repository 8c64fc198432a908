/**
 * The vault: what names or locates a person, as ciphertext under a key of her own. The only file that knows the
 * functions of schema `vault`. Every read names a purpose; row by row the database checks the scope again.
 */
import { createHmac, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Tx } from './client.ts'
import { sql } from './compose.ts'
import { keyOf, newKey, open, seal } from './envelope.ts'
import type { Keys } from './keys.ts'

/** A hashed search term: `name`, `document`, `phone`, `birth`. */
export interface Term {
  readonly term: 'name' | 'document' | 'phone' | 'birth'
  /** Already folded. */
  readonly value: string
}

interface Sealed {
  generation: number
  envelope: Buffer
  wrapped_key: Buffer
  kek_id: string
}

export class Vault {
  readonly #keys: Keys
  readonly #dataKeys = new LRUCache<string, KeyObject>({ max: 2_000, ttl: 60_000 })

  constructor(keys: Keys) {
    this.#keys = keys
  }

  /** Gives a new person her data key. Once per person, in the transaction that creates her. */
  async createPerson(tx: Tx, victimId: string): Promise<void> {
    const key = newKey()
    const wrapped = await this.#keys.manager.wrap(key, bound(tx, victimId, 'key.1'))
    tx.write(sql`select vault.put_key(${tx.scope.orgId}, ${victimId}, 1, ${wrapped}, ${this.#keys.manager.currentId})`)
    this.#dataKeys.set(cacheKey(tx, victimId, 1), keyOf(key))
  }

  /** Her key is read again when next needed, as for a person whom this process has not met. */
  forget(tx: Tx, victimId: string): void {
    this.#dataKeys.delete(cacheKey(tx, victimId, 1))
  }

  /** Seals and stores one section, replacing what stood there. */
  async putSection(tx: Tx, victimId: string, section: string, content: object): Promise<void> {
    const { generation, key } = await this.#currentKey(tx, victimId)
    const sealed = seal(key, Buffer.from(JSON.stringify(content)), bound(tx, victimId, section))
    tx.write(
      sql`select vault.put_section(${tx.scope.orgId}, ${victimId}, ${section}, ${generation}, ${sealed}, ${tx.at})`,
    )
  }

  /** @returns undefined when there is no such section, or after erasure. */
  async getSection<T extends object>(
    tx: Tx,
    victimId: string,
    section: string,
    purpose: string,
  ): Promise<T | undefined> {
    const row = await tx.one<Sealed>(
      sql<Sealed>`select * from vault.get_section(${tx.scope.orgId}, ${victimId}, ${section}, ${purpose})`,
    )
    if (row === undefined) return undefined
    const key = await this.#dataKey(tx, victimId, row)
    return JSON.parse(open(key, row.envelope, bound(tx, victimId, section)).toString('utf8')) as T
  }

  /** Seals and stores free text; texts are never replaced. @returns its id for the row that it belongs to. */
  async putText(tx: Tx, victimId: string, kind: string, text: string, id: string): Promise<string> {
    const { generation, key } = await this.#currentKey(tx, victimId)
    const sealed = seal(key, Buffer.from(text), bound(tx, victimId, `text.${kind}.${id}`))
    tx.write(
      sql`select vault.put_text(${tx.scope.orgId}, ${id}, ${victimId}, ${kind}, ${generation}, ${sealed}, ${tx.at})`,
    )
    return id
  }

  async getText(tx: Tx, id: string, purpose: string): Promise<string | undefined> {
    type Row = Sealed & { victim_id: string; kind: string }
    const row = await tx.one<Row>(sql<Row>`select * from vault.get_text(${tx.scope.orgId}, ${id}, ${purpose})`)
    if (row === undefined) return undefined
    const key = await this.#dataKey(tx, row.victim_id, row)
    return open(key, row.envelope, bound(tx, row.victim_id, `text.${row.kind}.${id}`)).toString('utf8')
  }

  /** Replaces the person's blind index. */
  setTerms(tx: Tx, victimId: string, terms: readonly Term[]): void {
    const tokens = this.tokens(terms)
    tx.write(sql`select vault.set_tokens(${tx.scope.orgId}, ${victimId}, ${terms.map((t) => t.term)}, ${tokens})`)
  }

  /** Persons of this holder, most shared terms first. */
  async find(tx: Tx, terms: readonly Term[]): Promise<{ victimId: string; matched: number }[]> {
    type Row = { victimId: string; matched: number }
    return tx.all<Row>(sql<Row>`select victim_id as "victimId", matched from vault.find(${tx.scope.orgId},
      ${terms.map((t) => t.term)}, ${this.tokens(terms)}) order by matched desc, victim_id limit 50`)
  }

  /** For the gate alone: holders that know a person by all the terms. Never answered without a live consent. */
  async holders(tx: Tx, terms: readonly Term[]): Promise<{ centerId: string; victimId: string }[]> {
    type Row = { centerId: string; victimId: string }
    return tx.all<Row>(sql<Row>`select center_id as "centerId", victim_id as "victimId"
      from vault.holders(${terms.map((t) => t.term)}, ${this.tokens(terms)}) limit 20`)
  }

  /** Truncated keyed hashes: personal data like what they stand for. */
  tokens(terms: readonly Term[]): Buffer[] {
    return terms.map(({ term, value }) => this.keyedHash('blind-index', `${term}\0${value}`).subarray(0, 16))
  }

  keyedHash(use: Parameters<Keys['hash']>[0], text: string): Buffer {
    return createHmac('sha256', this.#keys.hash(use)).update(text).digest()
  }

  async #currentKey(tx: Tx, victimId: string): Promise<{ generation: number; key: KeyObject }> {
    const fresh = this.#dataKeys.get(cacheKey(tx, victimId, 1))
    if (fresh !== undefined) return { generation: 1, key: fresh }
    type Row = Omit<Sealed, 'envelope'>
    const row = await tx.one<Row>(sql<Row>`select * from vault.get_key(${tx.scope.orgId}, ${victimId})`)
    if (row === undefined) throw new Error('the person has no data key')
    return { generation: row.generation, key: await this.#dataKey(tx, victimId, row) }
  }

  async #dataKey(tx: Tx, victimId: string, row: Omit<Sealed, 'envelope'>): Promise<KeyObject> {
    const cached = this.#dataKeys.get(cacheKey(tx, victimId, row.generation))
    if (cached !== undefined) return cached
    const bytes = await this.#keys.manager.unwrap(
      row.wrapped_key,
      row.kek_id,
      bound(tx, victimId, `key.${row.generation}`),
    )
    const key = keyOf(bytes)
    this.#dataKeys.set(cacheKey(tx, victimId, row.generation), key)
    return key
  }
}

const bound = (tx: Tx, victimId: string, part: string): string => `${tx.scope.orgId}/${victimId}/${part}`
const cacheKey = (tx: Tx, victimId: string, generation: number): string => `${tx.scope.orgId}/${victimId}/${generation}`
