import type { Message, SettingValue, User } from '../simulator/index.ts'
import type * as flows from '../flows/index.ts'
import type { HandlerRun } from './functions.ts'
import type { Said } from './prediction.ts'
import type { Call } from './timeline.ts'

/** The flows that a panel can run, by the name of their file. */
export type FlowName =
  | 'signUp'
  | 'confirmSignUp'
  | 'resendConfirmationCode'
  | 'signIn'
  | 'refreshTokens'
  | 'getUser'
  | 'adminGetUser'
  | 'customSignIn'
  | 'answerChallenge'
  | 'signInWithSrp'
  | 'beginSignIn'
  | 'setAuthFlows'
  | 'forgotPassword'
  | 'confirmForgotPassword'
  | 'adminResetUserPassword'
  | 'adminSetUserPassword'
  | 'adminDisableUser'
  | 'adminEnableUser'
  | 'setNewPassword'
  | 'registerAuthenticator'
  | 'proveAuthenticator'
  | 'answerWithCode'

export type FlowInput<N extends FlowName> = Parameters<(typeof flows)[N]>[1]

/** What the reader has typed; panels that need the same thing share it. */
export type Typed = {
  username: string
  password: string
  newPassword: string
  temporaryPassword: string
  email: string
  code: string
  totp: string
  answer: string
}

/** What the reader has typed and chosen. */
export type Form = Typed & flows.Beginning & FlowInput<'setAuthFlows'>

/** What the reader's app holds after a sign-in. */
export type Tokens = { IdToken: string; AccessToken: string; RefreshToken: string }

/** What Cognito asked for last, instead of giving tokens. */
export type Challenge = { name: string; parameters: Record<string, string>; session: string }

/** The newest session of each challenge, by its name. They stay after their use, so that one can be tried again. */
export type Sessions = Record<string, string>

/** What threat protection will find in the next sign-in. */
export type Risk = SettingValue<'nextRisk'>

/** What a sandbox shows. All but `running`, `stopped` and `kept` comes back after a reload. */
export type Snapshot = {
  users: User[]
  /** newest first */
  messages: Message[]
  risk: Risk
  /** the reader's calls, oldest first */
  calls: Call[]
  form: Form
  tokens?: Tokens
  challenge?: Challenge
  sessions: Sessions
  /** what the reader's authenticator app was given, in base32 */
  secretCode?: string
  /** the texts of functions that the reader has changed, by function */
  edits: Record<string, string>
  /** their setting *Handler*, where it is not `index.handler` */
  entries: Record<string, string>
  /** runs of the scene's functions, oldest first */
  runs: HandlerRun[]
  /** predictions, by window */
  said: Record<string, Said>
  running?: FlowName
  /** why the sandbox stopped: a mistake of ours */
  stopped?: string
  /** `no`: this browser keeps nothing; `elsewhere`: another tab has the sandbox open, and keeps what happens there */
  kept: 'here' | 'elsewhere' | 'no'
}

/** Before anything happened. */
export const emptySnapshot: Snapshot = {
  users: [],
  messages: [],
  risk: 'NoRisk',
  calls: [],
  form: {
    username: 'ada',
    password: 'Analytical-1843',
    newPassword: 'Difference-1852',
    temporaryPassword: 'Once-Only-1842',
    email: 'ada@example.com',
    code: '',
    totp: '',
    answer: '',
    authFlow: 'ADMIN_USER_PASSWORD_AUTH',
    caller: 'InitiateAuth',
    allowed: ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  },
  sessions: {},
  edits: {},
  entries: {},
  runs: [],
  said: {},
  kept: 'here',
}
