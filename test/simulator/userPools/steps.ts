import {
  ConfirmSignUpCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
  type AttributeType,
  type AuthenticationResultType,
} from '@aws-sdk/client-cognito-identity-provider'
import { ada, type world } from '../../world.ts'

export type Here = Awaited<ReturnType<typeof world>>
export type Step = (here: Here) => Promise<unknown>

export type Tokens = Required<Pick<AuthenticationResultType, 'AccessToken' | 'IdToken' | 'RefreshToken'>>

/** Attributes as the API takes them. */
export const attributes = (values: Record<string, string>): AttributeType[] =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }))

/** Signs somebody up with Ada's password. */
export const signUp =
  (Username = 'ada', values: Record<string, string> = { email: ada.email }) =>
  ({ cognito, ClientId }: Here) =>
    cognito.send(
      new SignUpCommand({
        ClientId,
        Username,
        Password: ada.Password,
        UserAttributes: attributes(values),
      }),
    )

/** Confirms with the code of the newest message. */
export const confirm =
  (Username = 'ada') =>
  ({ cognito, ClientId, inbox }: Here) =>
    cognito.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: inbox()[0]!.code }))

export const signIn =
  (USERNAME = 'ada', PASSWORD = ada.Password, ClientId?: string) =>
  async (here: Here): Promise<Tokens> => {
    const { AuthenticationResult } = await here.cognito.send(
      new InitiateAuthCommand({
        ClientId: ClientId ?? here.ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD },
      }),
    )
    return AuthenticationResult as Tokens
  }

/** A confirmed user with an e-mail, signed in. */
export async function signedIn(
  here: Here,
  Username = 'ada',
  values?: Record<string, string>,
): Promise<Tokens> {
  await signUp(Username, values)(here)
  await confirm(Username)(here)
  return signIn(Username)(here)
}

export const getUser = ({ AccessToken }: Pick<Tokens, 'AccessToken'>, { cognito }: Here) =>
  cognito.send(new GetUserCommand({ AccessToken }))

/** The attributes of a user as the state has them. */
export const attributesOf = (here: Here, name: string): Record<string, string> =>
  Object.fromEntries(here.user(name)!.Attributes.map(({ Name, Value }) => [Name, Value]))

export const inOrder =
  (...steps: Step[]): Step =>
  async (here) => {
    for (const step of steps) await step(here)
  }

/** Ada, signed up and confirmed. */
export const confirmed = inOrder(signUp(), confirm())

/** A call made so often, whatever comes of it. */
export const tried = (times: number, call: Step): Step =>
  inOrder(...Array.from({ length: times }, (): Step => (here) => call(here).catch(() => undefined)))

/** Sets what can be set about the miniature itself. */
export const set =
  (settings: Record<string, string>): Step =>
  async ({ simulator }) =>
    simulator.set(settings)
