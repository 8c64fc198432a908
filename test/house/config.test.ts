import { join } from 'node:path'
import t from 'tap'
import { ConfigError, type Environment, readConfig } from '../../src/config.ts'

const database = 'postgres://dayaq_login:secret@127.0.0.1:5432/dayaq'
const production = {
  DAYAQ_MODE: 'production',
  DATABASE_URL: database,
  OIDC_ISSUER: 'https://login.gov.example',
  KEK_FILE: '/run/secrets/keys',
}

function problems(environment: Environment): string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n')
    throw error
  }
}

t.test('with nothing set, Dayaq is a development instance on this machine alone', async (t) => {
  t.match(readConfig({}), {
    mode: 'development',
    host: '127.0.0.1',
    port: 3000,
    dataDir: join(process.cwd(), '.data'),
    kekFile: join(process.cwd(), '.data', 'keys', 'kek.json'),
    databaseUrl: undefined,
    webhookAllowCidr: ['127.0.0.0/8'],
  })
})

t.test('an empty variable is one that is not set', async (t) => {
  t.same(readConfig({ PORT: '', DATABASE_URL: ' ' }), readConfig({}))
})

t.test('a database without a mode is refused, and with a mode it is not', async (t) => {
  t.match(problems({ DATABASE_URL: database }), [/^DAYAQ_MODE must be set when DATABASE_URL is/])
  t.same(problems({ DATABASE_URL: database, DAYAQ_MODE: 'test' }), [])
})

t.test(
  'production needs its database, its issuer and its keys, and lets webhooks reach no inner network',
  async (t) => {
    t.same(problems(production), [])
    t.same(readConfig(production).webhookAllowCidr, [])
    t.match(problems({ ...production, DATABASE_URL: undefined }), [/^DATABASE_URL must be set/])
    t.match(problems({ ...production, OIDC_ISSUER: undefined }), [/^OIDC_ISSUER must be set/])
    t.match(problems({ ...production, KEK_FILE: undefined }), [/^KEK_FILE must be set/])
    t.match(problems({ ...production, OIDC_ISSUER: 'http://login.gov.example' }), [
      /^OIDC_ISSUER must begin with https/,
    ])
    t.same(problems({ ...production, OIDC_ISSUER: 'http://127.0.0.1:9000' }), [], 'an issuer on this machine')
  },
)

t.test('every problem is told at once, each with the name of its variable and without its value', async (t) => {
  const wrong = {
    DAYAQ_MODE: 'live',
    PORT: '70000',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    LOG_LEVEL: 'loud',
    RATE_LIMIT_PER_MINUTE: '0',
    WEBHOOK_ALLOW_CIDR: '10.0.0.0/8, inside',
  }
  const found = problems(wrong)
  t.same(found.map((line) => line.split(' ')[0]).sort(), Object.keys(wrong).sort())
  t.notMatch(found.join(), /hunter2/)
})

t.test('a query may not end before its statement', async (t) => {
  t.match(problems({ STATEMENT_TIMEOUT_MS: '7000' }), [/^QUERY_TIMEOUT_MS/])
  t.same(problems({ STATEMENT_TIMEOUT_MS: '6000' }), [])
})
