import { SourceMap } from 'node:module'
import ts from 'typescript'
import type { Module } from '../types.ts'

/** Which packages code may import: a name, or all names that a `*` at the end stands for. */
export type Allowed = string[]

/** A place where code imports what it may not. */
export class RefusedImport extends Error {
  readonly file: string
  readonly line: number

  constructor(file: string, line: number, specifier: string, allowed: Allowed) {
    super(
      `${file}:${line} imports "${specifier}", which is not there when this code runs in a page. ` +
        `Import from ${allowed.join(', ')}, or write the function in this file.`,
    )
    this.name = 'RefusedImport'
    this.file = file
    this.line = line
  }
}

/**
 * An ES module (or TypeScript) as the CommonJS module that the runner takes, with the line each line came from.
 *
 * @param file how messages name it
 * @throws RefusedImport for an import of anything that is not allowed
 * @throws SyntaxError with file and line
 */
export function toCommonJs(text: string, file: string, allowed: Allowed): Module {
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      sourceMap: true,
      allowJs: true,
    },
  })
  const [wrong] = diagnostics ?? []
  if (wrong)
    throw new SyntaxError(
      `${file}:${lineAt(text, wrong.start)} ${ts.flattenDiagnosticMessageText(wrong.messageText, ' ')}`,
    )

  const imports = importsOf(text, file)
  const refused = imports.find(({ specifier }) => !isAllowed(specifier, allowed))
  if (refused) throw new RefusedImport(file, refused.line, refused.specifier, allowed)

  const code = outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '')
  const names = [...new Set(imports.map(({ specifier }) => specifier))]
  return { text: code, file, lines: linesOf(code, sourceMapText!), imports: names }
}

const isAllowed = (specifier: string, allowed: Allowed) =>
  allowed.some((name) => (name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name))

/** Everything a file asks for: `import`, `export … from`, `import()` and `require()`. */
function importsOf(text: string, file: string): { specifier: string; line: number }[] {
  const { importedFiles } = ts.preProcessFile(text, true, true)
  return importedFiles
    .filter(({ fileName }) => fileName !== file)
    .map(({ fileName, pos }) => ({ specifier: fileName, line: lineAt(text, pos) }))
}

const lineAt = (text: string, position = 0) => text.slice(0, position).split('\n').length

function linesOf(code: string, sourceMapText: string): number[] {
  const map = new SourceMap(JSON.parse(sourceMapText))
  let last = 1
  return code.split('\n').map((_, row) => {
    const entry = map.findEntry(row, 1_000)
    if ('originalLine' in entry && entry.generatedLine === row) last = entry.originalLine + 1
    return last
  })
}
