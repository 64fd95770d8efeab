import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readOptions } from '../../src/emulator/options.ts'
import { poolIn, signInByFiles } from './functionFiles.ts'
import { newFile } from './opened.ts'
import { started } from './started.ts'

test('files are functions, with the SDK, as they are at each call', () => signInByFiles())

test('a function that is not there cannot be invoked', async () => {
  const folder = newFile('functions')
  mkdirSync(folder)
  const { url, child } = await started(['--port', '0', '--triggers', folder])
  let said = ''
  child.stdout!.on('data', (chunk) => (said += String(chunk)))
  const { begin } = await poolIn(url)
  await expect(begin()).rejects.toMatchObject({
    name: 'UnexpectedLambdaException',
    message: 'DefineAuthChallenge invocation failed due to error ResourceNotFoundException.',
  })
  expect(said).toContain(`[DefineAuthChallenge] There is no ${join(folder, 'DefineAuthChallenge')}.js`)
})

test('a folder that is not there is told before the start', () => {
  expect(() => readOptions(['--triggers', 'nowhere'])).toThrow('--triggers nowhere: there is no such folder.')
})
