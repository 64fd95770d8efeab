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
  | 'workbench'

/** A file of src/flows that is shown beside a panel. */
export type ShownFile = FlowName | 'verifyToken'

/** The panels that run a flow: which, the operation it calls, and the words on its button where there are several. */
export const RUNS: { [P in PanelName]?: { flow: FlowName; operation: string; verb: string } } = {
  'sign-up': { flow: 'signUp', operation: 'SignUp', verb: 'Sign up' },
  confirm: { flow: 'confirmSignUp', operation: 'ConfirmSignUp', verb: 'Confirm' },
  'sign-in': { flow: 'signIn', operation: 'InitiateAuth', verb: 'Sign in' },
  refresh: { flow: 'refreshTokens', operation: 'InitiateAuth', verb: 'Refresh the tokens' },
  'who-am-i': { flow: 'getUser', operation: 'GetUser', verb: 'Ask who I am' },
  'custom-sign-in': { flow: 'customSignIn', operation: 'InitiateAuth', verb: 'Begin to sign in' },
  answer: { flow: 'answerChallenge', operation: 'RespondToAuthChallenge', verb: 'Answer' },
  'admin-get-user': { flow: 'adminGetUser', operation: 'AdminGetUser', verb: 'Ask as administrator' },
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
