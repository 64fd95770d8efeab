import fc from 'fast-check'
import { START } from '../../../world.ts'
import { COMMANDS, type Args, type Call, type Scene } from './commands.ts'
import { openDoor } from './door.ts'
import { newModel, Refused, type Model, type PoolKind } from './model.ts'

const MAX_COMMANDS = 50

/** What the model says to a call, in one line. */
function predicted({ predict }: Call): { says: string; learn?: ReturnType<Call['predict']> } {
  try {
    return { says: 'success', learn: predict() }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { says: `${error.name}: ${error.message}` }
  }
}

/** In one line, tokens cut short. */
const shown = (input: object) =>
  JSON.stringify(input, (_, value) => (typeof value === 'string' ? value.slice(0, 40) : value))

/** Makes a call, and throws when Cognito's answer is not the model's. @returns whether it was a success */
async function perform({ door }: Scene, call: Call): Promise<boolean> {
  const { says, learn } = predicted(call)
  const answer = await door.call(call.operation, call.input)
  const said = answer.status === 200 ? 'success' : `${answer.error}: ${answer.message}`
  if (said !== says) {
    throw new Error(`${call.operation} ${shown(call.input)}\nmodel: ${says}\nanswer: ${said}`)
  }
  await learn?.(answer.body)
  return learn !== undefined
}

type Listed = {
  Username: string
  Enabled: boolean
  UserStatus: string
  Attributes: { Name: string; Value: string }[]
}

/** All users, as anybody may see them, are the model's. */
async function compare({ model, door }: Scene): Promise<void> {
  const { body } = await door.call('ListUsers', { UserPoolId: door.UserPoolId })
  const listed = (body.Users as Listed[])
    .map(({ Username, Enabled, UserStatus, Attributes }) => {
      const values = Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value]))
      const { sub, email, email_verified, nickname } = values
      return JSON.stringify([Username, Enabled, UserStatus, sub, email, email_verified, nickname])
    })
    .sort()
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : String(value))
  const expected = model.users
    .map((user) => {
      const { Username, enabled, status, sub, email, isVerified, nick } = user
      return JSON.stringify([Username, enabled, status, sub, email, flag(isVerified), nick])
    })
    .sort()
  if (listed.join('\n') !== expected.join('\n')) {
    throw new Error(`Users differ.\nmodel:\n${expected.join('\n')}\nanswer:\n${listed.join('\n')}`)
  }
}

const runOf =
  (index: number) =>
  (args: Args): fc.AsyncCommand<Model, Scene['door']> => {
    const { label, calls } = COMMANDS[index]!
    return {
      check: () => true,
      async run(model, door) {
        const scene = { model, door }
        // What follows a refusal has nothing to answer.
        for (const call of calls(scene, args)) if (!(await perform(scene, call))) break
        await compare(scene)
      },
      toString: () => `${label} ${JSON.stringify(args)}`,
    }
  }

/** How often a kind is drawn, where it is not once: users who sign in show the most, users who are gone nothing. */
const WEIGHTS: Record<string, number> = {
  ...{ SignUp: 2, ConfirmSignUp: 2, AdminCreateUser: 2, USER_PASSWORD_AUTH: 6, SOFTWARE_TOKEN_MFA: 4 },
  ...{ NEW_PASSWORD_REQUIRED: 4, GetTokensFromRefreshToken: 2, ForgotPassword: 2, ConfirmForgotPassword: 3 },
  ...{ VerifyUserAttribute: 2, VerifySoftwareToken: 2, 'a moment': 2 },
}

const sequences = fc.commands(
  COMMANDS.flatMap(({ label, args }, index) => {
    return Array.from({ length: WEIGHTS[label] ?? 1 }, () => args.map(runOf(index)))
  }),
  { maxCommands: MAX_COMMANDS, size: 'max' },
)
const pools = fc.record<PoolKind>({
  kind: fc.constantFrom('username', 'alias', 'email'),
  ignoresCase: fc.boolean(),
})

/** Who is there when a sequence begins. */
const FIRST = {
  who: 0,
  name: 0,
  client: 0,
  password: 0,
  other: 9,
  email: 0,
  code: 5,
  token: 1,
  flag: true,
  flag2: false,
}
const BOB = { name: 2, email: 2, flag2: true }
const BEGINNINGS: Record<string, [label: string, more?: Partial<Args>][]> = {
  nobody: [],
  'somebody with a temporary password': [['AdminCreateUser', { flag2: true }], ['USER_PASSWORD_AUTH']],
  'two users, one signed in': [
    ['SignUp'],
    ['ConfirmSignUp'],
    ['USER_PASSWORD_AUTH'],
    ['USER_PASSWORD_AUTH', { client: 1 }],
    ['CreateGroup'],
    ['AdminAddUserToGroup'],
    ['AdminCreateUser', BOB],
  ],
  'a user with an authenticator app': [
    ['AdminCreateUser', { flag2: true }],
    ['AdminSetUserPassword Permanent'],
    ['USER_PASSWORD_AUTH', { client: 1 }],
    ['AssociateSoftwareToken'],
    ['VerifySoftwareToken'],
    ['SetUserMFAPreference', { flag2: true }],
    ['a moment', { token: 2 }],
    ['USER_PASSWORD_AUTH'],
    ['SignUp', { name: 2, email: 2 }],
  ],
}

async function begin(scene: Scene, beginning: string): Promise<void> {
  for (const [label, more] of BEGINNINGS[beginning]!) {
    const { calls } = COMMANDS.find((command) => command.label === label)!
    for (const call of calls(scene, { ...FIRST, ...more })) await perform(scene, call)
  }
}

/**
 * Runs sequences of commands against simulator and model at once.
 *
 * @throws with seed and path of the shortest sequence found in which they part
 */
export const runModel = (parameters: { numRuns: number; seed: number; path?: string }) =>
  fc.assert(
    fc.asyncProperty(
      pools,
      fc.constantFrom(...Object.keys(BEGINNINGS)),
      sequences,
      async (pool, beginning, commands) => {
        const door = await openDoor(pool)
        const model = newModel(pool, START)
        await begin({ model, door }, beginning)
        await fc.asyncModelRun(() => ({ model, real: door }), commands)
      },
    ),
    parameters,
  )
