/** What a person sees who has just started Dayaq for the first time. */
import type { Config } from './config.ts'

/** `address` as the server reports it. Commands repeat PORT and DATA_DIR so that they reach this very instance. */
export function firstScreen(config: Config, address: string): string {
  const at = address.replace('0.0.0.0', '127.0.0.1').replace('[::]', '[::1]')
  const settings = [`PORT=${new URL(at).port || '80'}`, `DATA_DIR=${config.dataDir}`]
  const same = config.port === 3000 && config.dataDir === `${process.cwd()}/.data` ? '' : `${settings.join(' ')} `
  return `
Dayaq listens on ${at} (development: demo register, tokens of its own)

  Documentation   ${at}/docs
  The law         ${at}/law
  A token         ${same}npm run -s token -- --role case_worker
  Its roles       ${same}npm run -s token -- --help
  Two stories     ${same}npm run demo

  Stop with Ctrl-C. The next start finds the data again.
`
}
