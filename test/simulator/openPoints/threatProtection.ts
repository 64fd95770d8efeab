import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  type AdvancedSecurityModeType,
  type CreateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { ada } from '../../world.ts'
import { act, configure, find, offerMfa, signIn, watched } from '../userPools/threatPool.ts'
import { confirmed } from '../userPools/steps.ts'
import { heard, type Here, type Rows } from './row.ts'

/** A pool with threat protection. */
const watching = (
  mode: AdvancedSecurityModeType = 'ENFORCED',
  client: Partial<CreateUserPoolClientCommandInput> = {},
) => ({ pool: watched(mode), client })

const BLOCK = { EventAction: 'BLOCK' as const, Notify: false }
const NOT_SECURE = 'NotAuthorizedException: Unable to login because of security reasons.'

const signInWith = ({ cognito, ClientId }: Here, IpAddress: string) =>
  heard(
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password },
        UserContextData: { IpAddress },
      }),
    ),
  )

export const threatProtection: Rows = {
  'OP-641': {
    settings: watching(),
    async look(here) {
      await offerMfa(here)
      await act(here, { HighAction: { EventAction: 'MFA_REQUIRED', Notify: false } })
      const { cognito, UserPoolId } = here
      // Without an address that a code could go to.
      const noAddress = { UserPoolId, Username: 'grace' }
      await cognito.send(new AdminCreateUserCommand({ ...noAddress, MessageAction: 'SUPPRESS' }))
      await cognito.send(
        new AdminSetUserPasswordCommand({ ...noAddress, Password: ada.Password, Permanent: true }),
      )
      find(here, 'High')
      return signIn(here, ada.Password, 'grace').then(
        ({ ChallengeName }) => ChallengeName,
        ({ name, message }: Error) => `${name}: ${message}`,
      )
    },
    shows: { built: NOT_SECURE, 'set-up': 'MFA_SETUP' },
  },
  'OP-645': {
    settings: watching(),
    async look(here) {
      await confirmed(here)
      find(here, 'High')
      const risky = await heard(signIn(here))
      find(here, 'CompromisedCredentials')
      return { risky, compromised: (await heard(signIn(here))).split(':')[0] }
    },
    shows: {
      built: { risky: 'accepted', compromised: 'accepted' },
      blocked: { risky: NOT_SECURE, compromised: 'PasswordResetRequiredException' },
    },
  },
  'OP-646': {
    settings: watching('ENFORCED', { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }),
    async look(here) {
      await confirmed(here)
      await act(here, { HighAction: BLOCK })
      find(here, 'High')
      return heard(
        here.cognito.send(
          new InitiateAuthCommand({
            ClientId: here.ClientId,
            AuthFlow: 'USER_AUTH',
            AuthParameters: {
              ...{ USERNAME: 'ada', PASSWORD: ada.Password },
              PREFERRED_CHALLENGE: 'PASSWORD',
            },
          }),
        ),
      )
    },
    shows: { built: 'accepted', watched: NOT_SECURE },
  },
  'OP-647': {
    settings: watching(),
    async look(here) {
      await confirmed(here)
      await configure(here, { RiskExceptionConfiguration: { BlockedIPRangeList: ['192.0.2.0/24'] } })
      return signInWith(here, '192.0.2.1')
    },
    shows: { built: 'accepted', refused: 'InvalidParameterException' },
  },
}
