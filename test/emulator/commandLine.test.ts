import { once } from 'node:events'
import { readFileSync, existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newFile, opened } from './opened.ts'
import { ended, started } from './started.ts'

test('it says where it answers and how to begin', async () => {
  const { said, url } = await started(['--port', '0', '--region', 'eu-west-1', '--account', '111122223333'])
  expect(said).toContain('account 111122223333, Region eu-west-1')
  expect(said).toContain(`aws --endpoint-url ${url} cognito-idp`)
  expect((await fetch(`${url}/_emulator/health`)).status).toBe(200)
})

test('--help shows every option and control', async () => {
  const { code, said } = await ended(['--help'])
  expect(code).toBe(0)
  for (const word of [
    '--port',
    '--state',
    '--region',
    '--origin',
    '--account',
    'messages',
    'clock',
    'reset',
  ]) {
    expect(said).toContain(word)
  }
})

test.each([
  [['--prot', '9229'], "Unknown option '--prot'"],
  [['9229'], "Unexpected argument '9229'"],
  [['--port', '99999'], 'a port is a number from 0 to 65535'],
  [['--port', 'x'], 'a port is a number'],
  [['--region', 'Frankfurt'], 'a Region looks like us-east-1'],
  [['--account', '12'], 'twelve digits'],
  [['--origin', '*'], 'an origin looks like'],
  [['--origin', 'https://app.example.com/'], 'without a path or a final slash'],
  [['--state', ''], 'needs the name of a file'],
  [['--state', '/nowhere/at/all.json'], '/nowhere/at/all.json'],
])('%j: one clear sentence', async (args, sentence) => {
  const { code, said } = await ended(args)
  expect(said).toContain(sentence)
  expect(said).not.toMatch(/^ +at /m)
  expect(code).toBe(2)
})

test('a taken port is named, with what to write instead', async () => {
  const { port } = await opened()
  const { code, said } = await ended(['--port', String(port)])
  expect(said).toContain(`Port ${port} is taken`)
  expect(said).toContain(`--port ${port + 1}`)
  expect(code).toBe(2)
})

test('Ctrl+C, even twice, writes the state down and gives the file back', async () => {
  const file = newFile()
  const { child } = await started(['--port', '0', '--state', file])
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  child.kill('SIGINT')
  expect(await gone).toEqual([0, null])
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1)
  expect(existsSync(`${file}.lock`)).toBe(false)
})
