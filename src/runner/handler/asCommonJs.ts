import type { Node } from 'acorn'
import { PENDING } from '../messages.ts'
import type { Module } from '../types.ts'
import { walk, type AnyNode, type Source } from './readSource.ts'

/** A part of the text, and what stands there instead. */
type Edit = { start: number; end: number; text: string }

/** What a module's text becomes: what stands before it on its first line, changes in it, and what it exports. */
type Draft = { before: string[]; edits: Edit[]; exported: Map<string, string>; unused: string }

/** As Node gives the exports of a CommonJS module to one that imports them. */
const NAMESPACE = '(m) => m?.__esModule ? m : { ...m, default: m }'

/**
 * A file as the CommonJS module that the runner takes. Each line stays where it was, so that lines need no map.
 *
 * Imported names hold the values that they had when the module began.
 */
export function asCommonJs(source: Source): Module {
  const { file, text, program, isModule } = source
  const draft: Draft = { before: [], edits: [], exported: new Map(), unused: unusedName(text) }
  if (text.startsWith('#!')) draft.edits.push({ start: 0, end: 2, text: '//' })
  walk(program, (node) => editExpression(node, source, draft))
  if (!isModule) return { text: edited(text, draft.edits), file }

  for (const node of program.body as unknown as AnyNode[]) editStatement(node, draft)
  const getters = [...draft.exported].map(
    ([name, value]) => `${JSON.stringify(name)}: { enumerable: true, get: () => ${value} },`,
  )
  const before = [
    `const ${draft.unused} = ${importFunction};`,
    `Object.defineProperties(exports, { __esModule: { value: true }, ${getters.join(' ')} });`,
    ...draft.before,
  ].join(' ')
  const [opens, closes] = awaitsAtTop(program) ? asPending : ['', '']
  const start = `"use strict"; ${opens}${before} `
  return { text: `${start}${edited(text, draft.edits)}${closes}`, file, added: start.length }
}

/** Around a module that awaits at its top. */
const asPending = [
  `Object.defineProperty(exports, ${JSON.stringify(PENDING)}, { value: (async () => { `,
  '\n})() });',
]

/** Loads a module, and misses a name as early as Node does. */
const importFunction = `(name, ...wanted) => {
  const found = (${NAMESPACE})(require(name));
  for (const one of wanted) if (!(one in found))
    throw new SyntaxError(\`The requested module '\${name}' does not provide an export named '\${one}'\`);
  return found }`.replaceAll(/\n\s*/g, ' ')

/** `import()` and `import.meta`, wherever they are. */
function editExpression(node: AnyNode, { file }: Source, { edits }: Draft): void {
  const { start, end } = node
  if (node.type === 'ImportExpression') {
    edits.push({
      start,
      end: start + 'import'.length,
      text: `(async (name) => (${NAMESPACE})(require(name)))`,
    })
  }
  if (node.type === 'MetaProperty' && (node.meta as Named).name === 'import') {
    const path = `/var/task/${file}`
    const meta = { url: `file://${path}`, filename: path, dirname: '/var/task' }
    edits.push({ start, end, text: `(${JSON.stringify(meta)})` })
  }
}

type Named = { name: string }
type Specifier = { type: string; local: Name; imported?: Name; exported?: Name }
type Name = { name?: string; value?: string }

const nameOf = ({ name, value }: Name) => name ?? value ?? ''

/** A statement at the top of a module. */
function editStatement(node: AnyNode, draft: Draft): void {
  if (node.type === 'ImportDeclaration') return editImport(node, draft)
  if (node.type === 'ExportAllDeclaration') return editExportAll(node, draft)
  if (node.type === 'ExportDefaultDeclaration') return editDefault(node, draft)
  if (node.type === 'ExportNamedDeclaration') editNamed(node, draft)
}

function editImport(node: AnyNode, draft: Draft): void {
  const specifiers = node.specifiers as Specifier[]
  const wanted = specifiers.map(importedName).filter((name) => name !== undefined)
  const module = bring(node, wanted, draft)
  for (const specifier of specifiers) {
    const imported = importedName(specifier)
    const value = imported === undefined ? module : `${module}[${JSON.stringify(imported)}]`
    draft.before.push(`const ${nameOf(specifier.local)} = ${value};`)
  }
  draft.edits.push({ start: node.start, end: node.end, text: ';' })
}

/** None for a whole namespace. */
function importedName({ type, imported }: Specifier): string | undefined {
  if (type === 'ImportNamespaceSpecifier') return undefined
  return type === 'ImportDefaultSpecifier' ? 'default' : nameOf(imported!)
}

/** Loads the module that a statement names, before everything else. @returns the variable that holds it */
function bring(node: AnyNode, wanted: string[], { before, unused }: Draft): string {
  const variable = `${unused}${node.start}`
  const names = [(node.source as { value: string }).value, ...wanted].map((name) => JSON.stringify(name))
  before.push(`const ${variable} = ${unused}(${names.join(', ')});`)
  return variable
}

function editExportAll(node: AnyNode, draft: Draft): void {
  const module = bring(node, [], draft)
  if (node.exported) draft.exported.set(nameOf(node.exported as Name), module)
  else {
    draft.before.push(
      `for (const name of Object.keys(${module})) if (name !== 'default' && !Object.hasOwn(exports, name)) ` +
        `Object.defineProperty(exports, name, { enumerable: true, get: () => ${module}[name] });`,
    )
  }
  draft.edits.push({ start: node.start, end: node.end, text: ';' })
}

function editDefault(node: AnyNode, { exported, edits, unused }: Draft): void {
  const declared = node.declaration as AnyNode
  const { id } = declared as { id?: Named | null }
  const isDeclaration = /^(Function|Class)Declaration$/.test(declared.type)
  const name = isDeclaration && id ? id.name : `${unused}Default`
  exported.set('default', name)
  edits.push({ start: node.start, end: declared.start, text: isDeclaration && id ? '' : `const ${name} = ` })
  if (isDeclaration && !id) edits.push({ start: node.end, end: node.end, text: ';' })
}

function editNamed(node: AnyNode, draft: Draft): void {
  const declared = node.declaration as AnyNode | null
  if (declared) {
    for (const name of declaredNames(declared)) draft.exported.set(name, name)
    // As many spaces: columns stay where they were.
    const { start } = node
    draft.edits.push({ start, end: declared.start, text: ' '.repeat('export '.length) })
    return
  }
  const specifiers = node.specifiers as Specifier[]
  const names = specifiers.map(({ local }) => nameOf(local))
  const module = node.source ? bring(node, names, draft) : undefined
  for (const { local, exported } of specifiers) {
    const value = module ? `${module}[${JSON.stringify(nameOf(local))}]` : nameOf(local)
    draft.exported.set(nameOf(exported!), value)
  }
  draft.edits.push({ start: node.start, end: node.end, text: ';' })
}

function declaredNames(declared: AnyNode): string[] {
  if (declared.id) return [(declared.id as Named).name]
  return (declared.declarations as { id: AnyNode }[]).flatMap(({ id }) => boundNames(id))
}

/** The names that a pattern such as `{ a, b: [c] }` binds. */
function boundNames(pattern: AnyNode | null): string[] {
  if (!pattern) return []
  if (pattern.type === 'Identifier') return [(pattern as unknown as Named).name]
  if (pattern.type === 'Property') return boundNames(pattern.value as AnyNode)
  const parts = [pattern.properties, pattern.elements, pattern.argument, pattern.left].flat()
  return (parts as (AnyNode | undefined)[]).flatMap((part) => boundNames(part ?? null))
}

function awaitsAtTop(program: Node): boolean {
  let found = false
  walk(program, (node) => {
    if (/Function/.test(node.type)) return false
    found ||= node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await === true)
    return !found
  })
  return found
}

/** A name that the text does not have. */
function unusedName(text: string): string {
  let name = '$module'
  while (text.includes(name)) name += '_'
  return name
}

/** Makes the edits, last first; newlines that an edit would take are kept. */
function edited(text: string, edits: Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: instead }) => {
      const newlines = text.slice(start, end).replaceAll(/[^\n]/g, '')
      return changed.slice(0, start) + instead + newlines + changed.slice(end)
    }, text)
}
