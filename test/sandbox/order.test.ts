import { expect, test } from 'vitest'
import { readScene } from '../../src/authoring/scenes.ts'
import { handlersInThread } from '../../src/runner/thread/handlersInThread.ts'
import { textOf } from '../../src/sandbox/phrases.ts'
import { playOrder, type OrderName } from '../../src/sandbox/order.ts'
import { triggersIn } from '../../src/sandbox/sequence.ts'
import { newSigningKey } from '../../src/simulator/index.ts'

const keys = Promise.all([newSigningKey(), newSigningKey()])

async function played(name: OrderName) {
  let drawn = 0
  const host = { wallNow: () => Date.now(), createKey: async () => (await keys)[drawn++ % 2]! }
  const scene = await readScene('.', 'content/scenes/every-trigger.yaml')
  return playOrder(scene, name, { host, runHandler: handlersInThread })
}

/** The order: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
test.each<[OrderName, string[]]>([
  ['sign-up', ['PreSignUp_SignUp', 'CustomMessage_SignUp']],
  ['confirmation', ['PostConfirmation_ConfirmSignUp']],
  [
    'password-sign-in',
    [
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_Authentication',
    ],
  ],
  [
    'custom-sign-in',
    [
      'PreAuthentication_Authentication',
      'DefineAuthChallenge_Authentication',
      'CreateAuthChallenge_Authentication',
      'VerifyAuthChallengeResponse_Authentication',
      'DefineAuthChallenge_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_Authentication',
    ],
  ],
  [
    'migration',
    [
      'UserMigration_Authentication',
      'PreSignUp_AdminCreateUser',
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_Authentication',
    ],
  ],
  ['refresh', ['TokenGeneration_RefreshTokens']],
  ['admin-creation', ['PreSignUp_AdminCreateUser', 'CustomMessage_AdminCreateUser']],
])('%s', async (name, triggers) => {
  const arrows = await played(name)
  expect(triggersIn(arrows)).toEqual(triggers)
  expect(arrows[0]).toMatchObject({ kind: 'request', from: 'app', to: 'user-pool' })
  expect(arrows.at(-1)).toMatchObject({ kind: 'answer', from: 'user-pool', to: 'app' })
})

test.each<[OrderName, string]>([
  ['sign-up', 'Code sent to a***@e***'],
  ['admin-creation', 'Temporary password sent to a***@e***'],
])('what the mail of %s brings', async (name, words) => {
  const sent = (await played(name)).filter(({ to }) => to === 'message')
  expect(sent.map((arrow) => textOf(arrow.words))).toEqual([words])
})
