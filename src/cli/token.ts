/** `npm run -s token -- --role case_worker`: one token of the development issuer on standard output, nothing else. */
import { parseArgs } from 'node:util'
import { isRole, roles } from '../access/actor.ts'
import { readConfig } from '../config.ts'
import { demoOrganisations } from '../dev-issuer/demo-organizations.ts'
import { openDevIssuer } from '../dev-issuer/dev-issuer.ts'
import { mintToken } from '../dev-issuer/mint-token.ts'
import { systemClock } from '../kernel/dates.ts'

const usage = `npm run -s token -- --role <role> [--org <code or id>] [--sub <id>] [--act <portal client>] [--ttl <seconds>]
Roles: ${roles.join(', ')}`

const help = `${usage}
Bodies (--org; each role has one of its own when it is left out):
${demoOrganisations.map(({ code, kind }) => `  ${code.padEnd(20)} ${kind}`).join('\n')}`

async function token(args: readonly string[]): Promise<string> {
  const text = { type: 'string' } as const
  const options = { role: text, org: text, sub: text, act: text, ttl: text, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ args: [...args], options })
  if (values.help === true) return help
  const { role, org, sub, act, ttl } = values
  if (!isRole(role)) throw new RangeError(`${role === undefined ? '--role is missing' : 'no such role'}\n${usage}`)
  const { mode, dataDir, port, oidc } = readConfig()
  if (oidc.issuer) throw new Error('OIDC_ISSUER is set: tokens come from that issuer.')
  const issuer = await openDevIssuer({ mode, dataDir, port, audience: oidc.audience, clock: systemClock })
  return mintToken(issuer, { role, org, sub, act, ttlSeconds: ttl === undefined ? undefined : Number(ttl) })
}

try {
  process.stdout.write(`${await token(process.argv.slice(2))}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
