import { AdminCreateUserCommand, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { expect } from 'vitest'
import { rawCall, ada, world } from '../../world.ts'
import { SIGNED } from '../../rawAnswer.ts'
import { signedIn, signUp } from '../userPools/steps.ts'
import { hostile, type Known } from './bodies.ts'

/** Tokens that nobody signed, with claims of every type. */
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const FORGED = [5, null, [], {}, 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_x', ''].map(
  (iss) => `${part({ alg: 'RS256', kid: iss })}.${part({ iss, exp: iss, sub: iss, username: iss })}.AAAA`,
)

/** A pool with people in it, and all that an attacker could know of them. */
async function besieged() {
  const here = await world({
    client: {
      ExplicitAuthFlows: [
        ...(['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'] as const),
        ...(['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_CUSTOM_AUTH'] as const),
      ],
    },
  })
  const { AccessToken, IdToken, RefreshToken } = await signedIn(here)
  await signUp('bob', { email: 'bob@example.com' })(here)
  const { UserPoolId, ClientId, inbox } = here
  const names = ['ada', 'bob', ada.email]
  const opened = await here.cognito.send(
    new AdminCreateUserCommand({ UserPoolId, Username: 'eve', TemporaryPassword: 'Temporary-1' }),
  )
  expect(opened.User).toBeDefined()
  const AuthParameters = { USERNAME: 'eve', PASSWORD: 'Temporary-1' }
  const { Session } = await here.cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
  )
  const tokens = [AccessToken, AccessToken, AccessToken, IdToken, ...FORGED]
  const refresh = [RefreshToken, RefreshToken, AccessToken]
  const codes = [inbox()[0]!.code!, '000000']
  const known: Known = {
    ...{
      UserPoolId: [UserPoolId],
      ClientId: [ClientId],
      Username: [...names, 'eve'],
      USERNAME: [...names, 'eve'],
    },
    ...{ AccessToken: tokens, RefreshToken: refresh, REFRESH_TOKEN: refresh, Token: refresh },
    ...{ Session: [Session!], ConfirmationCode: codes, Code: codes, UserCode: codes },
    ...{ PASSWORD: [ada.Password, 'Temporary-1'], Password: [ada.Password], NEW_PASSWORD: [ada.Password] },
    ...{ ProposedPassword: [ada.Password], PreviousPassword: [ada.Password], SRP_A: ['2', '0', 'ff'] },
    ...{
      Filter: ['email = "ada@example.com"', 'username ^= "a"', 'status = "Enabled"'],
      GroupName: ['admins'],
    },
    ...{ ResourceArn: [`arn:aws:cognito-idp:us-east-1:123456789012:userpool/${UserPoolId}`] },
  }
  return { here, known }
}

/**
 * So many hostile bodies against one world after another of a thousand each. Every one is answered: 200 or 400, with
 * a request id and, where it is refused, a type; nothing is thrown, no prototype is touched.
 *
 * @param onWorld told when a world is done, and how many bodies there were by then
 */
export async function attack(times: number, seed: number, onWorld?: (done: number) => void): Promise<void> {
  const perWorld = 1_000
  for (let round = 0; round * perWorld < times; round++) {
    const { here, known } = await besieged()
    const bodies = fc.sample(hostile(known), { numRuns: Math.min(perWorld, times), seed: seed + round })
    for (const { operation, body } of bodies) {
      const response = await rawCall(here.simulator, operation, body, SIGNED)
      const type = response.headers.get('x-amzn-errortype')
      const told = `${operation} ${body}: ${response.status} ${type}`
      if (response.status !== 200 && (response.status !== 400 || !type)) {
        const why = here.simulator.log.findLast((entry) => entry.kind === 'decision')
        throw new Error(`${JSON.stringify(why)}\n${told}`)
      }
      if (!response.headers.get('x-amzn-requestid')) throw new Error(`No request id: ${told}`)
      const text = await response.text()
      if (text) JSON.parse(text)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
    // What came of it all is still a state.
    here.simulator.restore(JSON.parse(JSON.stringify(here.simulator.state)))
    onWorld?.((round + 1) * perWorld)
  }
}
