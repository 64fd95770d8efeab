import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { signInByFiles } from './functionFiles.ts'
import { newFile } from './opened.ts'
import { started } from './started.ts'

beforeAll(() => execFileSync('npm', ['run', '-s', 'build:emulator'], { shell: process.platform === 'win32' }))

test('the packed file answers far from the project, without its packages', async () => {
  const alone = newFile('deep-end.mjs')
  copyFileSync('build/deep-end.mjs', alone)
  const { url } = await started(['--port', '0'], alone)
  expect(await (await fetch(`${url}/_emulator/health`)).json()).toMatchObject({ status: 'ok' })
  const imported = [...readFileSync(alone, 'utf8').matchAll(/from"([^"]+)"/g)].map(([, name]) => name!)
  expect(imported.filter((name) => !name.startsWith('node:'))).toEqual([])
})

test('the packed file runs functions in threads of its own', async () => {
  const alone = newFile('deep-end.mjs')
  copyFileSync('build/deep-end.mjs', alone)
  await signInByFiles(alone)
})

test('the package holds the file that its bin names, and the licences of what is in it', () => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const told = JSON.parse(packed.toString()) as Record<string, { files: { path: string }[] }>
  const files = Object.values(told)[0]!.files.map(({ path }) => path)
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(files).toContain(bin['deep-end'])
  expect(files.sort()).toEqual(
    ['LICENSE', 'NOTICE', 'README.md', 'build/LICENSES.txt', 'build/deep-end.mjs', 'package.json'].sort(),
  )
  expect(readFileSync('build/LICENSES.txt', 'utf8')).toMatch(
    /jose[^]*MIT[^]*@noble\/hashes|@noble\/hashes[^]*MIT[^]*jose/,
  )
})
