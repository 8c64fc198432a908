import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import t from 'tap'
import { roles } from '../../src/access/actor.ts'
import { createAuthenticator } from '../../src/access/authenticate.ts'
import { demoOrg } from '../../src/dev-issuer/default-organization.ts'
import { demoOrganisations } from '../../src/dev-issuer/demo-organizations.ts'
import { openDevIssuer } from '../../src/dev-issuer/dev-issuer.ts'
import { systemClock } from '../../src/kernel/dates.ts'

const command = resolve(import.meta.dirname, '../../src/cli/token.ts')
const dataDir = join(t.testdir(), 'data')

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The command as an operator runs it, with nothing in the environment but what is given. */
const run = (args: readonly string[], environment: Record<string, string> = {}) =>
  new Promise<Said>((done) => {
    const env = { DATA_DIR: dataDir, ...environment }
    const child = execFile(process.execPath, [command, ...args], { env }, (_, out, err) => {
      done({ code: child.exitCode ?? -1, out, err })
    })
  })

t.test('the command prints one token and nothing else, and the running service takes it', async (t) => {
  const { code, out, err } = await run(['--role', 'case_worker', '--org', 'dv-center-ganja', '--sub', 'aysel-7'])
  t.same([code, err], [0, ''])
  t.match(out, /^[\w-]+\.[\w-]+\.[\w-]+\n$/)
  const server = await openDevIssuer({
    mode: 'development',
    dataDir,
    port: 3_500,
    audience: 'dayaq',
    clock: systemClock,
  })
  t.match(await createAuthenticator(server.trust).authenticate(out.trim()), {
    sub: 'aysel-7',
    orgId: demoOrg('dv-center-ganja').id,
    roles: ['case_worker'],
  })
})

t.test('a token of a citizen for whom the portal acts can be had too', async (t) => {
  const { code, out } = await run(['--role', 'portal_user', '--sub', 'citizen-1', '--act', 'portal'])
  t.equal(code, 0)
  const server = await openDevIssuer({
    mode: 'development',
    dataDir,
    port: 3_000,
    audience: 'dayaq',
    clock: systemClock,
  })
  t.match(await createAuthenticator(server.trust).authenticate(out.trim()), { sub: 'citizen-1', actSub: 'portal' })
})

t.test('asked for help, the command lists every role and every body of the demo register', async (t) => {
  const { code, out, err } = await run(['--help'])
  t.same([code, err], [0, ''])
  for (const role of roles) t.ok(out.includes(role), role)
  for (const body of demoOrganisations) t.match(out, new RegExp(`^ +${body.code} +${body.kind}$`, 'm'))
})

const good = ['--role', 'case_worker']
const wrong: readonly (readonly [says: string, args: readonly string[], env: Record<string, string>, err: RegExp])[] = [
  ['an unknown role lists the roles', ['--role', 'boss'], {}, new RegExp(roles.join(', '))],
  ['a missing role lists the roles', [], {}, new RegExp(roles.join(', '))],
  ['an unknown organisation lists the codes', [...good, '--org', 'nowhere'], {}, /dv-center-baku, dv-center-ganja/],
  ['an unknown option is named', [...good, '--rolle', 'x'], {}, /--rolle/],
  [
    'production has no such tokens',
    good,
    {
      DAYAQ_MODE: 'production',
      DATABASE_URL: 'postgres://127.0.0.1/x',
      OIDC_ISSUER: 'https://issuer.example',
      KEK_FILE: '/run/keys',
    },
    /OIDC_ISSUER is set/,
  ],
  [
    'an issuer of one’s own gives its own tokens',
    good,
    { OIDC_ISSUER: 'https://issuer.example' },
    /OIDC_ISSUER is set/,
  ],
]
for (const [says, args, env, message] of wrong) {
  t.test(`${says}: nothing on standard output, exit 1`, async (t) => {
    const { code, out, err } = await run(args, env)
    t.same([code, out], [1, ''])
    t.match(err, message)
    t.notMatch(err, /\n\s+at /, 'a sentence, not a stack')
  })
}
