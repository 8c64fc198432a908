/** Reads as much of the Dockerfile's language as ours uses. */

export interface Stage {
  readonly name: string
  readonly steps: readonly Step[]
}

export interface Step {
  readonly instruction: string
  readonly text: string
}

const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD']

/** @throws Error at an instruction that a replay would not understand. */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: { name: string; steps: Step[] }[] = []
  for (const line of text.split('\n').filter((line) => line.trim() && !line.startsWith('#'))) {
    const [instruction = '', ...rest] = line.split(' ')
    if (!known.includes(instruction)) throw new Error(`the replay does not know ${instruction}`)
    if (instruction === 'FROM') stages.push({ name: /AS (\S+)/.exec(line)?.[1] ?? `stage-${stages.length}`, steps: [] })
    else stages.at(-1)?.steps.push({ instruction, text: rest.join(' ') })
  }
  return stages
}
