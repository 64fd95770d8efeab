import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InitiateAuthCommand, RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { handlersInThread } from '../../src/runner/thread/handlersInThread.ts'
import type { ConsoleLine, HandlerTask } from '../../src/runner/types.ts'
import { answerOf } from '../../src/simulator/index.ts'
import { configFor } from '../functions.ts'
import { confirmed, signedIn } from '../simulator/userPools/steps.ts'
import { world } from '../world.ts'

const { NOTES } = process.env
if (!NOTES) console.log('SKIPPED: the handlers of the notes; NOTES is the folder that has them.')

/**
 * The code blocks of a text whose lines are numbered from 1, each number hard against its line. The last line runs into
 * what comes next.
 */
function codeBlocks(text: string): string[] {
  const blocks: string[] = []
  let lines: string[] = []
  const end = () => {
    if (lines.length) blocks.push(lines.join('\n'))
    lines = []
  }
  for (const line of text.split('\n')) {
    const number = String(lines.length + 1)
    if (lines.length && line.startsWith(number)) {
      const [, last, rest] = /^(\};)(\S.*)$/.exec(line.slice(number.length)) ?? []
      lines.push(last ?? line.slice(number.length))
      if (rest === undefined) continue
      end()
      if (rest.startsWith('1//')) lines.push(rest.slice(1))
    } else {
      end()
      if (line.startsWith('1//')) lines.push(line.slice(1))
    }
  }
  end()
  return blocks
}

/** The first block of the notes that has all of these. */
function handlerWith(...words: string[]): string {
  const texts = readdirSync(NOTES!).map((file) => readFileSync(join(NOTES!, file), 'utf8'))
  const found = texts.flatMap(codeBlocks).find((block) => words.every((word) => block.includes(word)))
  if (!found) throw new TypeError(`No code block of the notes has ${words.join(', ')}.`)
  return found
}

/** A pool whose functions are pasted text, run as readers run theirs. */
async function pasted(handlers: Record<string, Pick<HandlerTask, 'source' | 'handler' | 'globals'>>) {
  const lines: ConsoleLine[] = []
  const events: unknown[] = []
  const functions = Object.entries(handlers).map(([functionName, handler]) => [
    functionName,
    async (event: unknown) => {
      events.push(structuredClone(event))
      const outcome = await handlersInThread({ functionName, event, now: 0, ...handler }, () =>
        Promise.reject(new TypeError('No function of the notes calls anybody.')),
      )
      lines.push(...outcome.console)
      return answerOf(outcome)
    },
  ])
  const here = await world({
    functions: Object.fromEntries(functions) as Record<string, () => unknown>,
    pool: { LambdaConfig: configFor(Object.keys(handlers)) },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    },
  })
  return { here, lines, events }
}

test.runIf(NOTES)('Pre Token Generation changes the tokens', async () => {
  const source = handlerWith('exports.handler', 'claimsToAddOrOverride')
  const globals = { getUserTierFromDB: 'async (userName) => `${userName}: gold`' }
  const { here } = await pasted({ PreTokenGeneration: { source, globals } })
  const { IdToken } = await signedIn(here, 'ada', { email: 'ada@example.com', address: 'Ockham Park' })
  const claims = decodeJwt(IdToken)
  expect(claims).toMatchObject({ 'custom:tier': 'ada: gold', email: 'ada@example.com' })
  expect(String(claims['custom:featureFlags']).split(',')).toHaveLength(2)
  expect(claims).not.toHaveProperty('address')
})

test.runIf(NOTES)(
  'the three custom-auth handlers run under the names they export, and never end',
  async () => {
    const source = handlerWith('exports.defineAuthChallenge')
    const globals = { sendOtpEmail: 'async (email, code) => console.log(email, code)' }
    const named = (name: string) => ({ source, globals, handler: `index.${name}` })
    const { here, lines, events } = await pasted({
      DefineAuthChallenge: named('defineAuthChallenge'),
      CreateAuthChallenge: named('createAuthChallenge'),
      VerifyAuthChallengeResponse: named('verifyAuthChallenge'),
    })
    await confirmed(here)
    const { ClientId } = here
    const AuthParameters = { USERNAME: 'ada' }
    const started = await here.cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters }),
    )
    expect(started).toMatchObject({
      ChallengeName: 'CUSTOM_CHALLENGE',
      ChallengeParameters: { destination: 'ada@example.com' },
    })
    const [email, ANSWER = ''] = lines.at(-1)!.text.split(' ')
    expect([email, ANSWER]).toEqual(['ada@example.com', expect.stringMatching(/^\d{6}$/)])

    const answered = await here.cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session: started.Session,
        ChallengeResponses: { USERNAME: 'ada', ANSWER },
      }),
    )
    // The answer was right, and Define asks on all the same.
    expect(events.at(-2)).toMatchObject({ request: { session: [{ challengeResult: true }] } })
    expect(answered).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE' })
    expect(answered.AuthenticationResult).toBeUndefined()
  },
)
