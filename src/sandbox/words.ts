import type { Entry } from '../simulator/index.ts'
import { code, count, strong, type Phrase } from './phrases.ts'

type Body = Record<string, unknown>

/** Operations have names in capitals; documents that are fetched, names of files. */
export const requestWords = (operation: string, caller: 'Your code' | 'The function' | 'Cognito'): Phrase => [
  `${caller} ${/^[A-Z]/.test(operation) ? 'calls' : 'fetches'} `,
  code(operation),
]

/** An answer in one line: what matters of it, or the status and the exception. */
export function answerTo(operation: string, response: Entry & { kind: 'response' }): Phrase {
  const { status, error, body } = response
  if (error) return [`✕ ${status} `, code(error)]
  return ['Answer: ', ...(ANSWERS[operation]?.((body ?? {}) as Body) ?? [`${status}, nothing more`])]
}

function tokensOrChallenge({ AuthenticationResult, ChallengeName, AvailableChallenges }: Body): Phrase {
  if (AuthenticationResult) return [tokensIn(AuthenticationResult)]
  const asked = ['challenge ', code(String(ChallengeName))]
  return AvailableChallenges ? [...asked, ` of ${(AvailableChallenges as string[]).join(', ')}`] : asked
}

const codeTo: (body: Body) => Phrase = ({ CodeDeliveryDetails: details }) => [
  `a new code to ${(details as { Destination: string }).Destination}`,
]

const ANSWERS: Record<string, (body: Body) => Phrase> = {
  SignUp: ({ UserConfirmed }) => [code(`UserConfirmed: ${String(UserConfirmed)}`)],
  ResendConfirmationCode: codeTo,
  ForgotPassword: codeTo,
  InitiateAuth: tokensOrChallenge,
  AdminInitiateAuth: tokensOrChallenge,
  RespondToAuthChallenge: tokensOrChallenge,
  UpdateUserPoolClient: ({ UserPoolClient: client }) => {
    const { ExplicitAuthFlows = [] } = client as { ExplicitAuthFlows?: string[] }
    return [`${count(ExplicitAuthFlows.length, 'flow')} allowed`]
  },
  AssociateSoftwareToken: () => ['a secret for the authenticator app'],
  VerifySoftwareToken: ({ Status }) => [code(`Status: ${String(Status)}`)],
  GetUser: ({ Username }) => ['this is ', strong(String(Username))],
  AdminCreateUser: ({ User }) => [code(`UserStatus: ${(User as { UserStatus: string }).UserStatus}`)],
  AdminGetUser: ({ UserStatus }) => [code(`UserStatus: ${String(UserStatus)}`)],
  'jwks.json': ({ keys }) => [count((keys as unknown[]).length, 'public key')],
  ListUsers: ({ Users }) => [count((Users as unknown[]).length, 'user')],
}

/** `three tokens`, or `two tokens` where no refresh token came. */
export const tokensIn = (result: object): string =>
  'RefreshToken' in result && result.RefreshToken ? 'three tokens' : 'two tokens'

/** An address as Cognito shows it: ada@example.com → a***@e*** */
export const maskedAddress = (address: string): string => address.replace(/^(.)[^@]*@(.).*$/u, '$1***@$2***')
