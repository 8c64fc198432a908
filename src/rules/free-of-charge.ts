/** Nothing is taken from a victim (FREE-01). Money flows only to her. */
import type { Rule } from './decision.ts'
import { cited } from './register.ts'

export interface ChargeFacts {
  /** Names of the properties that a request carries. */
  readonly properties: readonly string[]
}

const wordsOfMoneyTaken = [
  'price',
  'fee',
  'fees',
  'invoice',
  'deposit',
  'donation',
  'charge',
  'cost',
  'tariff',
  'odenis',
  'haqq',
]

/** Does the name of a property ask for money from her? By whole words of a camelCase or snake_case name. */
export const asksForMoney = (property: string): boolean =>
  property
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => wordsOfMoneyTaken.includes(word))

export const noCharge: readonly Rule<ChargeFacts>[] = [
  {
    id: 'FREE-01',
    says: {
      az: 'Mərkəzin bütün xidmətləri ödənişsizdir.',
      en: 'Every service of a center is free of charge.',
      ru: 'Все услуги центра бесплатны.',
    },
    source: cited('FREE-01'),
    code: 'fee_not_allowed',
    whenMissing: 'allow',
    holds: (f) => !f.properties.some(asksForMoney),
  },
]
