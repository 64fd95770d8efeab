import { rolldown, type InputOptions } from 'rolldown'
import type { Module } from '../types.ts'

/** A TypeScript file and what it imports as one classic script, whose exports are in a variable `harness`. */
export async function bundleScript(file: string, minify: boolean): Promise<string> {
  const { code } = await generate({ input: file }, { format: 'iife', name: 'harness', minify })
  return code
}

/**
 * A package (or a file of ours) as one CommonJS module.
 *
 * @param external packages that the module asks for by `require` instead of holding them
 */
export async function bundleLibrary(source: string, external: string[]): Promise<Module> {
  const entry = '\0library'
  const plugin = {
    name: 'library-entry',
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? `export * from ${JSON.stringify(source)}` : null),
  }
  const { code, imports } = await generate(
    { input: entry, plugins: [plugin], external },
    { format: 'cjs', minify: true },
  )
  return { text: code, imports }
}

async function generate(
  input: InputOptions,
  output: { format: 'iife' | 'cjs'; name?: string; minify: boolean },
): Promise<{ code: string; imports: string[] }> {
  const bundle = await rolldown({ ...input, platform: 'browser', logLevel: 'warn' })
  try {
    const { output: chunks } = await bundle.generate({ ...output, codeSplitting: false })
    return chunks[0]
  } finally {
    await bundle.close()
  }
}
