import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { bundleLibrary, bundleScript } from './bundle.ts'
import { toCommonJs } from './commonJs.ts'
import { sandboxPage } from './sandboxPage.ts'

/** Where the sandbox document is, below the site's base. */
export const SANDBOX_PATH = 'sandbox/frame.html'

const LIBRARIES = 'virtual:runner/libraries'
const LIBRARY = 'virtual:runner/library/'
const documentScript = fileURLToPath(new URL('../frame/sandboxDocument.ts', import.meta.url))

/**
 * What pages need to run code apart from themselves: the sandbox document, and modules as text.
 *
 * @param libraries what code may import: package names, and names for files of ours (`{ 'our/adapter': '/src/….ts' }`)
 */
export function runnerPlugin({ libraries }: { libraries: Record<string, string> }): Plugin {
  const names = Object.keys(libraries)
  let root = process.cwd()
  let base = '/'
  return {
    name: 'runner',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
      base = config.base
    },

    resolveId(id, importer) {
      if (id === LIBRARIES || id.startsWith(LIBRARY)) return `\0${id}`
      const query = /\?(script|commonjs)$/.exec(id)
      if (!query || !importer) return null
      const path = id.slice(0, query.index)
      const file = path.startsWith('.') ? resolve(dirname(importer), path) : resolve(root, `.${path}`)
      return `${path.startsWith(root) ? path : file}${query[0]}`
    },

    async load(id) {
      const [file = '', query] = id.split('?')
      if (id === `\0${LIBRARIES}`) return librariesModule(names)
      if (id.startsWith(`\0${LIBRARY}`)) {
        const name = id.slice(LIBRARY.length + 1)
        const others = names.filter((other) => other !== name && libraries[other] === other)
        const source = libraries[name]!.startsWith('/')
          ? resolve(root, `.${libraries[name]}`)
          : libraries[name]!
        return textModule(await bundleLibrary(source, others))
      }
      if (query === 'script') return textModule(await bundleScript(file, true))
      if (query !== 'commonjs') return null
      this.addWatchFile(file)
      const allowed = names.filter((name) => libraries[name] === name)
      return textModule(toCommonJs(await readFile(file, 'utf8'), relative(root, file), allowed))
    },

    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        if (request.url !== base + SANDBOX_PATH) return next()
        response.setHeader('content-type', 'text/html')
        response.end(sandboxPage(await bundleScript(documentScript, false)))
      })
    },

    async generateBundle() {
      if (this.environment.name !== 'client') return
      const source = sandboxPage(await bundleScript(documentScript, true))
      this.emitFile({ type: 'asset', fileName: SANDBOX_PATH, source })
    },
  }
}

const textModule = (value: unknown) => ({
  code: `export default ${JSON.stringify(value)}`,
  moduleType: 'js' as const,
})

function librariesModule(names: string[]): string {
  const rows = names.map(
    (name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(LIBRARY + name)}),`,
  )
  return `export const libraries = {\n${rows.join('\n')}\n}`
}
