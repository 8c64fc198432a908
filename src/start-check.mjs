/** Loaded before anything else, in plain JavaScript, so that an old Node says what is missing and not a stack trace. */
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(
    `Dayaq needs Node 24 or newer and this is ${process.versions.node}: start it through npm after \`npm ci\` with its optional dependencies, which bring Node 24, or install Node 24.\n`,
  )
  process.exit(1)
}
