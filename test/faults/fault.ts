/** One text of the service, and what a slip would leave in its place. */
export interface Place {
  readonly file: string
  /** Stands once in the file. */
  readonly find: string
  readonly put: string
}

/** A slip that one test must see: an assertion of that test fails, and most of its file does not. */
export interface Fault extends Place {
  /** How the name of the test begins. */
  readonly breaks: string
  readonly test: string
  /** A second fence that would hide the first fault, and falls with it. */
  readonly behind?: Place
}

export const places = ({ file, find, put, behind }: Fault): readonly Place[] => [
  { file, find, put },
  ...(behind === undefined ? [] : [behind]),
]
