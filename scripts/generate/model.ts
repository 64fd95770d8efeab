import { readFile } from 'node:fs/promises'
import { format } from 'prettier'

type Shape = {
  type: string
  members?: Record<string, string>
  required?: string[]
  member?: string
  key?: string
  value?: string
} & Record<string, unknown>
type Api = {
  service: string
  operations: Record<string, { auth: string; input?: string }>
  shapes: Record<string, Shape>
}

const SERVICES = [{ from: 'cognito-idp', to: 'userPools' }]

/** The tables that the simulator checks input by: every operation, and the shapes its input reaches. */
export async function generateModels(root: URL): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const { from, to } of SERVICES) {
    const api: Api = JSON.parse(await readFile(new URL(`src/simulator/model/api/${from}.json`, root), 'utf8'))
    files.set(`src/simulator/model/${to}.generated.ts`, await tableOf(api))
  }
  return files
}

async function tableOf(api: Api): Promise<string> {
  const operations = Object.fromEntries(
    Object.entries(api.operations).map(([name, { auth, input }]) => [name, { auth, input }]),
  )
  const shapes: Record<string, Shape> = {}
  for (const { input } of Object.values(api.operations)) if (input) collect(api, input, shapes)
  const sorted = Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)))
  const source = `// Made by "npm run generate" from model/api: ${api.service}. Not edited by hand.
    import type { Model } from './check.ts'
    export const model: Model = ${JSON.stringify({ operations, shapes: sorted })}`
  return format(source, { parser: 'typescript', semi: false, singleQuote: true, printWidth: 200 })
}

function collect(api: Api, name: string, into: Record<string, Shape>): void {
  if (into[name]) return
  const shape = api.shapes[name]
  if (!shape) throw new TypeError(`The API model names a shape "${name}" that it does not define.`)
  into[name] = shape
  for (const inner of [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value]) {
    if (inner) collect(api, inner, into)
  }
}
