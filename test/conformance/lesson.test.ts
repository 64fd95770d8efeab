import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { opened } from '../emulator/opened.ts'
import { environment, isThere } from './overHttp.ts'

const lesson = readFileSync('content/lessons/two-pools/localhost.mdx', 'utf8')
const blocks = [...lesson.matchAll(/^```\w+ title="(.+)"\n([^]*?)^```$/gm)].map(([, title, code]) => ({
  title: title!,
  code: code!,
}))

const isReady =
  isThere('aws', ['--version'], 'awscli') &&
  isThere('/usr/bin/python3', ['-c', 'import boto3'], 'python3-boto3') &&
  isThere('curl', ['--version'], 'curl')

test.skipIf(!isReady)(
  'every command and program of the lesson does what the lesson says',
  { timeout: 240_000 },
  async () => {
    const { url } = await opened()
    // Below the project, so that its packages are found.
    mkdirSync('.cache', { recursive: true })
    const folder = mkdtempSync(join('.cache', 'lesson-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const here = (code: string) => code.replaceAll('http://localhost:9229', url)

    for (const { title, code } of blocks.filter(({ title }) => title.includes('.'))) {
      writeFileSync(join(folder, title), here(code))
    }
    const commands = blocks.filter(({ title }) => title === 'terminal').map(({ code }) => here(code))
    const { AWS_DEFAULT_REGION: _, ...env } = environment
    // Debian's python3 has boto3; the project's own Node comes before any other.
    const PATH = [resolve('node_modules/.bin'), '/usr/bin', process.env.PATH].join(delimiter)
    const script = `set -euo pipefail; exec 2>&1\n${commands.map((each, i) => `printf '\\n--- ${i}\\n'\n${each}`).join('\n')}`
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      cwd: folder,
      env: { ...env, PATH },
    })
    const answers = stdout.split(/^--- \d+$/m).slice(1)
    expect(answers).toHaveLength(commands.length)
    expect(answers[1]).toMatch(/"UserConfirmed": false[^]*a\*\*\*@e\*\*\*/)
    expect(answers[2]).toMatch(/"code":"\d{6}"/)
    expect(answers[3]).toMatch(/"AccessToken"[^]*"RefreshToken"/)
    expect(
      answers[4]!.match(/^ada https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com\/eu-west-1_\w+$/gm),
    ).toHaveLength(2)
    expect(answers[5]).toMatch(/Access Token has expired[^]*refused, as it should be/)
    expect(answers[6]).toContain('Access Token has expired')
    expect(answers[7]).toContain('"quotas":"on"')
    expect(answers[9]).toMatch(/<h1[^]*Sign in<\/h1>\nhttp:.*\/_domain\/shop\/oauth2\/authorize\?/)
    expect(answers.at(-1)).toMatch(/"UserStatus": "RESET_REQUIRED"/)
  },
)
