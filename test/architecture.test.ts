import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** The rooms and what each may import at run time, from CONTRIBUTING.md. */
const table = /## Who may import whom[\s\S]*?\n\n(\| folder[\s\S]*?)\n\n/.exec(
  readFileSync('CONTRIBUTING.md', 'utf8'),
)![1]!
const rows = new Map(
  table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').slice(1, 3))
    .map(([room, allowed]) => [
      room!.replace(/[ `]/g, ''),
      [...allowed!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
    ]),
)
/** Rooms whose list of packages is complete; elsewhere a well-kept package is simply added. */
const CLOSED = ['simulator', 'flows']

type Import = { file: string; room: string; specifier: string; isType: boolean }

const imports: Import[] = globSync('src/**/*.{ts,tsx,astro}')
  .filter((file) => !file.endsWith('.d.ts'))
  .flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    const found = source.matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"()]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
    )
    return [...found].map(([, type, named, dynamic]) => ({
      file,
      room: file.split('/')[1]!,
      specifier: named ?? dynamic!,
      isType: Boolean(type),
    }))
  })

/** The room a relative import leads to, as `quiz` or, where a row names a sub-folder, its path below src. */
const target = ({ file, specifier }: Import) =>
  normalize(join(dirname(file), specifier)).replace(/^src\//, '')

const isRelative = ({ specifier }: Import) => specifier.startsWith('.')
const isAllowed = (path: string, allowed: string[]) =>
  allowed.some(
    (name) => path === name || path.startsWith(name.endsWith('*') ? name.slice(0, -1) : `${name}/`),
  )

test('the table names every room that there is', () => {
  const rooms = new Set(imports.map(({ room }) => room).filter((room) => !room.includes('.')))
  expect([...rooms].filter((room) => !rows.has(room) && room !== 'styles')).toEqual([])
})

test('no room imports from a room that its row does not name', () => {
  const wrong = imports
    .filter((found) => isRelative(found) && rows.has(found.room) && !found.isType)
    .filter((found) => {
      const path = target(found)
      const isOwn = path.startsWith(`${found.room}/`)
      const isInside = !path.startsWith('..') && rows.has(path.split('/')[0]!)
      return isInside && !isOwn && !isAllowed(path, rows.get(found.room)!)
    })
  expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
})

test('between live and the simulator not even types pass', () => {
  const wrong = imports.filter((found) => {
    const path = isRelative(found) ? target(found).split('/')[0]! : ''
    const isSimulated = (room: string) => room === 'simulator' || room === 'sandbox'
    return (found.room === 'live' && isSimulated(path)) || (isSimulated(found.room) && path === 'live')
  })
  expect(wrong).toEqual([])
})

test('simulator and flows use only the packages of their rows', () => {
  const wrong = imports.filter(
    (found) =>
      CLOSED.includes(found.room) &&
      !isRelative(found) &&
      !isAllowed(found.specifier, rows.get(found.room)!) &&
      !(found.isType && found.specifier.startsWith('@aws-sdk/')),
  )
  expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
})

test('operations never import operations, and nothing below imports them', () => {
  const isOperation = (path: string) => /^simulator\/.*\/operations\/(?!index)/.test(path)
  const wrong = imports.filter(
    (found) =>
      found.room === 'simulator' &&
      isRelative(found) &&
      isOperation(target(found)) &&
      !found.file.endsWith('/operations/index.ts'),
  )
  expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
})

test('inside the simulator, arrows point down', () => {
  const FLOORS = [
    'errors',
    'log',
    'world',
    'outsideHosts',
    'crypto',
    'model',
    'context',
    'store',
    'record',
    'protocol',
    'userPools',
    'managedLogin',
    'outside',
    'websites',
    'router',
    'createSimulator',
    'scenes',
    'sceneFunctions',
    'trial',
    'index',
  ]
  const INSIDE = [
    'pools',
    'clients',
    'users',
    'triggers',
    'messages',
    'tokens',
    'authentication',
    'operations',
    'service',
    'discovery',
    'fidelity',
  ]
  const floorOf = (path: string, floors: string[], at: number) =>
    floors.indexOf(path.split('/')[at]!.replace(/\.ts$/, ''))
  const wrong = imports
    .filter((found) => found.room === 'simulator' && isRelative(found) && !found.isType)
    .filter((found) => {
      const [from, to] = [found.file.replace(/^src\//, ''), target(found)]
      const isInPools = [from, to].every((path) => path.startsWith('simulator/userPools/'))
      const [floors, at]: [string[], number] = isInPools ? [INSIDE, 2] : [FLOORS, 1]
      return floorOf(to, floors, at) > floorOf(from, floors, at)
    })
  expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
})
