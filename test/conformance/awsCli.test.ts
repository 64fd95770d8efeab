import { expect, test } from 'vitest'
import { opened } from '../emulator/opened.ts'
import { isThere, printed } from './overHttp.ts'

const hasCli = isThere('aws', ['--version'], 'awscli')

// Each command takes a second or more to start.
const PATIENCE = 240_000

test.skipIf(!hasCli)(
  'the AWS CLI: a pool, a client, a user from sign-up to its tokens',
  { timeout: PATIENCE },
  async () => {
    const { url, control } = await opened()
    const aws = async (...words: string[]) => {
      const text = await printed('aws', ['--endpoint-url', url, '--output', 'json', 'cognito-idp', ...words])
      return text ? JSON.parse(text) : undefined
    }
    const { UserPool } = await aws(
      'create-user-pool',
      '--pool-name',
      'shop',
      '--auto-verified-attributes',
      'email',
    )
    expect(UserPool.Id).toMatch(/^eu-west-1_/)
    const pool = ['--user-pool-id', UserPool.Id]
    const flows = ['--explicit-auth-flows', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
    const { UserPoolClient } = await aws('create-user-pool-client', ...pool, '--client-name', 'web', ...flows)
    const client = ['--client-id', UserPoolClient.ClientId]

    const email = ['--user-attributes', 'Name=email,Value=ada@example.com']
    const ada = ['--username', 'ada']
    const signedUp = await aws('sign-up', ...client, ...ada, '--password', 'Analytical-1843', ...email)
    expect(signedUp).toMatchObject({
      UserConfirmed: false,
      CodeDeliveryDetails: { Destination: 'a***@e***' },
    })
    const signIn = () =>
      aws(
        ...['initiate-auth', ...client, '--auth-flow', 'USER_PASSWORD_AUTH'],
        ...['--auth-parameters', 'USERNAME=ada,PASSWORD=Analytical-1843'],
      )
    await expect(signIn()).rejects.toThrow(
      'An error occurred (UserNotConfirmedException) when calling the InitiateAuth operation: User is not confirmed.',
    )
    const { messages } = await control('messages')
    await aws('confirm-sign-up', ...client, ...ada, '--confirmation-code', messages[0].code)
    const { AuthenticationResult } = await signIn()
    const user = await aws('get-user', '--access-token', AuthenticationResult.AccessToken)
    expect(user).toMatchObject({ Username: 'ada' })

    const { Users } = await aws('list-users', ...pool, '--filter', 'email ^= "ada@"')
    expect(Users).toMatchObject([{ Username: 'ada', UserStatus: 'CONFIRMED', Enabled: true }])
    expect(await aws('admin-get-user', ...pool, ...ada)).toMatchObject({
      Username: 'ada',
      UserStatus: 'CONFIRMED',
    })
  },
)
