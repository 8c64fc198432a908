/** Which mutants the types refuse: `npm run types` would not let them through, so no test need find them. */
import { globSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import ts from 'typescript'

export interface Edit {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** Unused names are let pass: they are untidy, not wrong. */
function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd())
  return { ...options, noUnusedLocals: false, noUnusedParameters: false }
}

/** @returns a question to ask of one mutant at a time: is its own file refused with it in place? */
export function typeChecker(): (edit: Edit) => boolean {
  const compilerOptions = options()
  const files = globSync('src/rules/**/*.ts').map((file) => resolve(file))
  let mutated: { readonly file: string; readonly text: string } | null = null
  let version = 0
  const textOf = (file: string): string | undefined => (mutated?.file === file ? mutated.text : ts.sys.readFile(file))
  const service = ts.createLanguageService({
    getCompilationSettings: () => compilerOptions,
    getScriptFileNames: () => files,
    getScriptVersion: (file) => (mutated?.file === file ? `${version}` : '0'),
    getScriptSnapshot: (file) => {
      const text = textOf(file)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    readDirectory: ts.sys.readDirectory,
    realpath: (file) => (dirname(file).includes('node_modules') ? (ts.sys.realpath?.(file) ?? file) : file),
  })
  return ({ file, start, end, replacement }) => {
    const path = resolve(file)
    const original = ts.sys.readFile(path) ?? ''
    version += 1
    mutated = { file: path, text: original.slice(0, start) + replacement + original.slice(end) }
    const refused = service.getSyntacticDiagnostics(path).length + service.getSemanticDiagnostics(path).length > 0
    mutated = null
    return refused
  }
}
