import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../test/freePort.ts'

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** An emulator's entry file, and how it is told its port. */
export type Entry = { file: string; args(port: number): string[]; env(port: number): Record<string, string> }

export const deepEnd = (...more: string[]): Entry => ({
  file: inProject('build/deep-end.mjs'),
  args: (port) => ['--port', String(port), ...more],
  env: () => ({}),
})

export const cognitoLocal: Entry = {
  file: inProject('bench/node_modules/cognito-local/lib/bin/start.js'),
  args: () => [],
  env: (port) => ({ PORT: String(port), HOST: '127.0.0.1' }),
}

/** An emulator that answers: `call` asks it over one kept connection, `stop` ends it. */
export type Program = {
  call(operation: string, input: object): Promise<Record<string, never>>
  stop(): Promise<void>
}

/** Starts an emulator in a folder of its own, and waits for its first answer. */
export async function start(entry: Entry): Promise<Program> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const child = spawn(process.execPath, [entry.file, ...entry.args(port)], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, ...entry.env(port) },
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const program: Program = {
    call: (operation, input) => callOver(agent, port, operation, input),
    async stop() {
      agent.destroy()
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
  while (!(await isAnswering(program))) {
    if (child.exitCode !== null) throw new TypeError(`${entry.file} ended with ${child.exitCode}.`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return program
}

const isAnswering = ({ call }: Program): Promise<boolean> =>
  call('ListUserPools', { MaxResults: 1 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET') return false
      throw error
    },
  )

/** One call of the user pools API. Neither emulator checks the signature itself. */
function callOver(agent: Agent, port: number, operation: string, input: object) {
  const body = JSON.stringify(input)
  const scope = 'bench/20261120/us-east-1/cognito-idp/aws4_request'
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  }
  return new Promise<Record<string, never>>((resolve, reject) => {
    const asked = request({ agent, port, host: '127.0.0.1', method: 'POST', headers }, async (answer) => {
      let text = ''
      for await (const chunk of answer.setEncoding('utf8')) text += chunk
      if (answer.statusCode === 200) resolve(JSON.parse(text))
      else reject(new TypeError(`${operation}: ${answer.statusCode} ${text}`))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
