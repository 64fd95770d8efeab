import { expect, test } from 'vitest'
import { textOf } from '../../src/sandbox/phrases.ts'
import { callsFrom, type Call } from '../../src/sandbox/timeline.ts'
import { federatedWorld, signInAt, STAFF } from '../simulator/managedLogin/outside.ts'

/** A call as a reader reads it, what stands below it further in. */
const lines = ({ words, rows, response }: Call, depth = 0): string[] => [
  `${depth} ${textOf(words)}`,
  ...rows.flatMap((row) => [
    `${depth + 1} ${textOf(row.words)}`,
    ...(row.calls ?? []).flatMap((call) => lines(call, depth + 2)),
  ]),
  `${depth} ${textOf(response!.words)}`,
]

const answered = (path: string) => [
  `2 Cognito fetches corp.idp.example/${path}`,
  '2 Answer: 200, nothing more',
]

test('a first sign-in through a provider, as the timeline tells it', async () => {
  const made = await federatedWorld()
  await signInAt(made, 'Corp')
  const back = callsFrom(made.simulator.log).findLast(({ operation }) => operation === '/oauth2/idpresponse')!
  const told = lines(back).map((line) => line.replace(/Corp_\d+/, 'Corp_ID'))
  expect(told).toEqual([
    '0 Your code fetches /oauth2/idpresponse',
    '1 The browser is back from Corp',
    '1 This browser was sent to the provider, less than five minutes ago',
    '1 The callback is one of the client’s, letter for letter',
    '1 Cognito asks the outside provider',
    ...answered('.well-known/openid-configuration'),
    '2 Cognito fetches corp.idp.example/token',
    '3 The provider’s code is used up',
    '3 The provider keeps an access token for ada',
    '2 Answer: 200, nothing more',
    ...answered('jwks'),
    '1 The provider’s ID token is genuine, for this pool and this sign-in',
    '1 Cognito asks the outside provider',
    ...answered('userinfo'),
    '1 User Corp_ID written, EXTERNAL_PROVIDER',
    expect.stringMatching(/^1 Corp_ID put into group us-east-1_\w+_Corp$/),
    '1 The browser is signed in as Corp_ID',
    '1 Authorization code kept for 5 minutes',
    '1 A code for five minutes and one use',
    '0 Answer: 302, nothing more',
  ])
})

test('and through a SAML provider', async () => {
  const made = await federatedWorld(STAFF)
  await signInAt(made, 'Staff')
  const back = callsFrom(made.simulator.log).findLast(({ operation }) => operation === '/saml2/idpresponse')!
  expect(lines(back)).toContain('1 The assertion is signed by the key in the provider’s metadata')
  expect(lines(back)).toContain('1 This assertion counts once')
})
