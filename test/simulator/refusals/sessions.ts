import { RevokeUserSessionCommand } from '@aws-sdk/client-cognito-identity-provider'
import { signedIn } from '../userPools/steps.ts'
import { track, list, adminList } from '../userPools/steps/sessions.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

export const sessions: Refusal[] = [
  {
    when: 'revoking the caller’s own session',
    given: track(),
    call: async (here) => {
      const tokens = await signedIn(here)
      const [{ SessionId } = {}] = await list(here, tokens)
      const { AccessToken } = tokens
      return here.cognito.send(new RevokeUserSessionCommand({ AccessToken, SessionId }))
    },
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('RevokeUserSession'),
  },
  {
    when: 'revoking a session of somebody else’s',
    given: track(),
    call: async (here) => {
      const [{ SessionId } = {}] = await list(here, await signedIn(here))
      const { AccessToken } = await signedIn(here, 'bob', { email: 'bob@example.com' })
      return here.cognito.send(new RevokeUserSessionCommand({ AccessToken, SessionId }))
    },
    refused: { name: 'ResourceNotFoundException', message: '' },
    evidence: 'model; no text on record',
    source: api('RevokeUserSession'),
  },
  {
    when: 'sessions of nobody',
    call: adminList,
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'recorded for sign-in',
    source: api('AdminListUserSessions'),
  },
]
