import {
  UpdateUserPoolCommand,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
  type PreTokenGenerationLambdaVersionType,
} from '@aws-sdk/client-cognito-identity-provider'
import { BY_SES, configFor, withFunctions, type Handler } from '../../../functions.ts'
import { world } from '../../../world.ts'
import type { Here, Step } from '../steps.ts'

/** One call of the API in a pool of its own, and the sources of the functions that it fires, in order. */
export type Scenario = {
  when: string
  pool?: Partial<CreateUserPoolCommandInput>
  client?: Partial<CreateUserPoolClientCommandInput>
  /** what functions do; the others give their event back as they got it */
  handlers?: Record<string, Handler>
  /** triggers without which the rest would take another course */
  needs?: string[]
  /** before there are any functions */
  given?: Step
  /** its last request is the one that counts */
  call: Step
  fires: string[]
}

/** Every trigger that the API can fire. */
export const TRIGGERS = [
  ...['PreSignUp', 'PostConfirmation', 'PreAuthentication', 'PostAuthentication', 'PreTokenGeneration'],
  ...['CustomMessage', 'UserMigration', 'CustomEmailSender', 'CustomSMSSender'],
  ...['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'],
]

/** Those, and the one that only the way in through an outside provider fires. */
export const EVERY = [...TRIGGERS, 'InboundFederation']

/** The trigger of a source. */
export const triggerOf = (source: string): string => {
  const [name = ''] = source.split('_')
  return name === 'TokenGeneration' ? 'PreTokenGeneration' : name
}

type SignInStep = { challengeName: string; challengeResult: boolean }

/** Functions of a custom sign-in: a riddle, and tokens for its answer. */
export const RIDDLE: Record<string, Handler> = {
  DefineAuthChallenge(event) {
    const session = event.request.session as SignInStep[]
    const response = session.at(-1)?.challengeResult
      ? { issueTokens: true }
      : { challengeName: 'CUSTOM_CHALLENGE' }
    return { ...event, response }
  },
  CreateAuthChallenge: (event) => ({
    ...event,
    response: {
      publicChallengeParameters: { riddle: 'What has an eye?' },
      privateChallengeParameters: { answer: 'needle' },
      challengeMetadata: 'RIDDLE-1',
    },
  }),
  VerifyAuthChallengeResponse: (event) => ({ ...event, response: { answerCorrect: true } }),
}

const unchanged: Handler = (event) => event

/** The world of a scenario, with functions at these triggers from after what is given. */
export async function open(
  { pool, client, handlers = {}, given }: Scenario,
  triggers: string[],
  version?: PreTokenGenerationLambdaVersionType,
) {
  const all = Object.fromEntries(EVERY.map((name) => [name, handlers[name] ?? RIDDLE[name] ?? unchanged]))
  const { functions, events } = withFunctions(all)
  const settings = {
    AutoVerifiedAttributes: ['email' as const],
    EmailConfiguration: BY_SES,
    ...pool,
  }
  const here = await world({ pool: settings, functions, ...(client && { client }) })
  await given?.(here)
  await setFunctions(here, settings, triggers, version)
  return { here, events }
}

const setFunctions = (
  { cognito, UserPoolId }: Here,
  settings: Partial<CreateUserPoolCommandInput>,
  triggers: string[],
  version: PreTokenGenerationLambdaVersionType | undefined,
) => {
  const LambdaConfig = configFor(triggers, version)
  return cognito.send(new UpdateUserPoolCommand({ ...settings, UserPoolId, LambdaConfig }))
}
