import type { FlowName } from '../../sandbox/snapshot.ts'

/** What a window of a sandbox can show. */
export type PanelName =
  | 'sign-up'
  | 'inbox'
  | 'confirm'
  | 'sign-in'
  | 'tokens'
  | 'clock'
  | 'refresh'
  | 'who-am-i'
  | 'admin-get-user'
  | 'users'
  | 'risk'
  | 'custom-sign-in'
  | 'answer'
  | 'srp'
  | 'begin'
  | 'client-flows'
  | 'forgot'
  | 'confirm-forgot'
  | 'admin-reset'
  | 'admin-set'
  | 'admin-disable'
  | 'admin-enable'
  | 'new-password'
  | 'register-app'
  | 'authenticator'
  | 'prove-app'
  | 'app-code'
  | 'workbench'

/** A file of src/flows that is shown beside a panel. */
export type ShownFile = FlowName | 'verifyToken'

type Run = {
  flow: FlowName
  /** what it calls, in order */
  operations: [string, ...string[]]
  /** the words on its button where there are several */
  verb: string
  /** the challenge that it answers */
  answers?: string
}

/** The panels that run a flow. */
export const RUNS: { [P in PanelName]?: Run } = {
  'sign-up': { flow: 'signUp', operations: ['SignUp'], verb: 'Sign up' },
  confirm: { flow: 'confirmSignUp', operations: ['ConfirmSignUp'], verb: 'Confirm' },
  'sign-in': { flow: 'signIn', operations: ['InitiateAuth'], verb: 'Sign in' },
  refresh: { flow: 'refreshTokens', operations: ['InitiateAuth'], verb: 'Refresh the tokens' },
  'who-am-i': { flow: 'getUser', operations: ['GetUser'], verb: 'Ask who I am' },
  'custom-sign-in': { flow: 'customSignIn', operations: ['InitiateAuth'], verb: 'Begin to sign in' },
  answer: {
    flow: 'answerChallenge',
    operations: ['RespondToAuthChallenge'],
    verb: 'Answer',
    answers: 'CUSTOM_CHALLENGE',
  },
  'admin-get-user': { flow: 'adminGetUser', operations: ['AdminGetUser'], verb: 'Ask as administrator' },
  srp: {
    flow: 'signInWithSrp',
    operations: ['InitiateAuth', 'RespondToAuthChallenge'],
    verb: 'Sign in with SRP',
  },
  begin: { flow: 'beginSignIn', operations: ['InitiateAuth', 'AdminInitiateAuth'], verb: 'Make the call' },
  'client-flows': { flow: 'setAuthFlows', operations: ['UpdateUserPoolClient'], verb: 'Update the client' },
  forgot: { flow: 'forgotPassword', operations: ['ForgotPassword'], verb: 'Forgot password' },
  'confirm-forgot': {
    flow: 'confirmForgotPassword',
    operations: ['ConfirmForgotPassword'],
    verb: 'Set it with the code',
  },
  'admin-reset': {
    flow: 'adminResetUserPassword',
    operations: ['AdminResetUserPassword'],
    verb: 'Reset as administrator',
  },
  'admin-set': {
    flow: 'adminSetUserPassword',
    operations: ['AdminSetUserPassword'],
    verb: 'Set a temporary password',
  },
  'admin-disable': { flow: 'adminDisableUser', operations: ['AdminDisableUser'], verb: 'Disable' },
  'admin-enable': { flow: 'adminEnableUser', operations: ['AdminEnableUser'], verb: 'Enable' },
  'new-password': {
    flow: 'setNewPassword',
    operations: ['RespondToAuthChallenge'],
    verb: 'Set the new password',
    answers: 'NEW_PASSWORD_REQUIRED',
  },
  'register-app': {
    flow: 'registerAuthenticator',
    operations: ['AssociateSoftwareToken'],
    verb: 'Ask for a secret',
    answers: 'MFA_SETUP',
  },
  'prove-app': {
    flow: 'proveAuthenticator',
    operations: ['VerifySoftwareToken', 'RespondToAuthChallenge'],
    verb: 'Show the first code',
    answers: 'MFA_SETUP',
  },
  'app-code': {
    flow: 'answerWithCode',
    operations: ['RespondToAuthChallenge'],
    verb: 'Answer with the code',
    answers: 'SOFTWARE_TOKEN_MFA',
  },
}

/** `session` is a shorthand: what can be done with the tokens of a sign-in. */
export type WindowPart = PanelName | 'session'

export const panelsOf = (parts: WindowPart[]): PanelName[] =>
  parts.flatMap((part): PanelName[] =>
    part === 'session' ? ['who-am-i', 'refresh', 'admin-get-user'] : [part],
  )

/** The files shown beside some panels, in their order. */
export function filesOf(panels: PanelName[]): ShownFile[] {
  return panels.flatMap((panel): ShownFile[] => {
    if (panel === 'tokens') return ['verifyToken']
    if (panel === 'confirm') return ['confirmSignUp', 'resendConfirmationCode']
    const run = RUNS[panel]
    return run ? [run.flow] : []
  })
}
