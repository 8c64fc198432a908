/** The environment as one typed value, or every reason not to start. The only file that reads the environment. */
import { join, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'

const modes = ['development', 'test', 'production'] as const
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type Mode = (typeof modes)[number]

export interface Config {
  readonly mode: Mode
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  /** Absolute. */
  readonly dataDir: string
  /** The login role's; undefined: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** The owner's, for migrations at start; undefined: whoever runs the database migrates it. */
  readonly migrationDatabaseUrl: string | undefined
  /** `issuer` undefined: the development issuer. */
  readonly oidc: { readonly issuer: string | undefined; readonly audience: string }
  readonly logLevel: (typeof logLevels)[number]
  /** File of key-encryption keys. */
  readonly kekFile: string
  /** Networks, CIDR, that webhooks may reach beside public addresses. */
  readonly webhookAllowCidr: readonly string[]
  readonly limits: Limits
}

export interface Limits {
  /** Requests per caller. */
  readonly ratePerMinute: number
  readonly bodyBytes: number
  readonly poolSize: number
  readonly requestTimeoutMs: number
  /** The server's limit on a statement; the client's own limit on a query is longer, so that the server ends it first. */
  readonly statementTimeoutMs: number
  readonly queryTimeoutMs: number
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The message lists every problem, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** @throws ConfigError naming each variable that is wrong or missing; never a value, which may be a secret. */
export function readConfig(environment: Environment = process.env): Config {
  const problems: string[] = []
  const read = reader(environment, problems)
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:'])
  const mode = read.oneOf('DAYAQ_MODE', modes, 'development')
  if (databaseUrl && !read.text('DAYAQ_MODE')) {
    problems.push('DAYAQ_MODE must be set when DATABASE_URL is: development, test or production.')
  }
  const issuer = read.url('OIDC_ISSUER', ['https:', 'http:'])
  if (mode === 'production') problems.push(...missingInProduction(read.text, issuer))
  const dataDir = resolve(read.text('DATA_DIR') ?? '.data')
  const limits = readLimits(read.whole)
  if (limits.queryTimeoutMs < limits.statementTimeoutMs) {
    problems.push('QUERY_TIMEOUT_MS must not be shorter than STATEMENT_TIMEOUT_MS.')
  }
  const config: Config = {
    mode,
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.whole('PORT', 3000, 0, 65_535),
    dataDir,
    databaseUrl,
    migrationDatabaseUrl: read.url('MIGRATION_DATABASE_URL', ['postgres:', 'postgresql:']),
    oidc: { issuer, audience: read.text('OIDC_AUDIENCE') ?? 'dayaq' },
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    kekFile: resolve(read.text('KEK_FILE') ?? join(dataDir, 'keys', 'kek.json')),
    webhookAllowCidr: read.networks('WEBHOOK_ALLOW_CIDR', mode === 'production' ? '' : '127.0.0.0/8'),
    limits,
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  return config
}

/** A key file is never made in production: lost with a container, it takes every name with it. Nor is an issuer's key fetched over plain HTTP from elsewhere. */
function missingInProduction(text: (name: string) => string | undefined, issuer: string | undefined): string[] {
  const missing = ['DATABASE_URL', 'OIDC_ISSUER', 'KEK_FILE'].filter((name) => !text(name))
  const problems = missing.map((name) => {
    const how = name === 'KEK_FILE' ? ' `npm run -s dayaq -- keys create <file>` makes one.' : ''
    return `${name} must be set when DAYAQ_MODE is production.${how}`
  })
  if (issuer?.startsWith('http:') && !['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname)) {
    problems.push('OIDC_ISSUER must begin with https: when DAYAQ_MODE is production.')
  }
  return problems
}

function readLimits(whole: Reader['whole']): Limits {
  return {
    ratePerMinute: whole('RATE_LIMIT_PER_MINUTE', 600, 1, 1_000_000),
    bodyBytes: whole('BODY_LIMIT_BYTES', 262_144, 1_024, 16_777_216),
    poolSize: whole('POOL_SIZE', 10, 1, 200),
    requestTimeoutMs: whole('REQUEST_TIMEOUT_MS', 15_000, 100, 300_000),
    statementTimeoutMs: whole('STATEMENT_TIMEOUT_MS', 5_000, 100, 300_000),
    queryTimeoutMs: whole('QUERY_TIMEOUT_MS', 6_000, 100, 300_000),
  }
}

type Reader = ReturnType<typeof reader>

/** Reads variables one by one; what is wrong goes to `problems` and the default is used so that reading goes on. */
function reader(environment: Environment, problems: string[]) {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined
  return {
    text,
    whole: (name: string, fallback: number, least: number, most: number): number => {
      const given = text(name)
      if (given === undefined) return fallback
      const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
      if (value >= least && value <= most) return value
      problems.push(`${name} must be a whole number from ${least} to ${most}.`)
      return fallback
    },
    oneOf: <Word extends string>(name: string, words: readonly Word[], fallback: Word): Word => {
      const given = text(name)
      const word = words.find((candidate) => candidate === given)
      if (given !== undefined && !word) problems.push(`${name} must be one of: ${words.join(', ')}.`)
      return word ?? fallback
    },
    url: (name: string, schemes: readonly string[]): string | undefined => {
      const given = text(name)
      if (given === undefined) return undefined
      if (URL.canParse(given) && schemes.includes(new URL(given).protocol)) return given
      problems.push(`${name} must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`)
      return undefined
    },
    networks: (name: string, fallback: string): readonly string[] => {
      const networks = (text(name) ?? fallback)
        .split(',')
        .map((network) => network.trim())
        .filter(Boolean)
      if (networks.every((network) => ipaddr.isValidCIDR(network))) return networks
      problems.push(`${name} must be networks such as 10.0.0.0/8, separated by commas.`)
      return []
    },
  }
}
