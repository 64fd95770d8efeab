import {
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { ada, rawCall } from '../../world.ts'
import { inOrder, testRefusals, type Here, type Refusal } from './refusal.ts'

const EMAIL = [{ Name: 'email', Value: ada.email }]
const signUp =
  (more: Partial<ConstructorParameters<typeof SignUpCommand>[0]> = {}) =>
  ({ cognito, ClientId }: Here) =>
    cognito.send(
      new SignUpCommand({
        ClientId,
        Username: ada.Username,
        Password: ada.Password,
        UserAttributes: EMAIL,
        ...more,
      }),
    )
const confirm =
  (ConfirmationCode?: string) =>
  ({ cognito, ClientId, inbox }: Here) =>
    cognito.send(
      new ConfirmSignUpCommand({
        ClientId,
        Username: 'ada',
        ConfirmationCode: ConfirmationCode ?? inbox()[0]!.code,
      }),
    )
const signIn =
  (more: Record<string, string> = {}, ClientId?: string) =>
  (here: Here) =>
    here.cognito.send(
      new InitiateAuthCommand({
        ClientId: ClientId ?? here.ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password, ...more },
      }),
    )
const refresh =
  (token: string) =>
  ({ cognito, ClientId }: Here) =>
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: token },
      }),
    )
const weak = (Password: string, reason: string): Refusal => ({
  when: `SignUp with the password ${Password}`,
  call: signUp({ Password }),
  name: 'InvalidPasswordException',
  message: `Password did not conform with policy: ${reason}`,
  evidence: 'recorded',
})

const refusals: Refusal[] = [
  {
    when: 'SignUp twice',
    given: signUp(),
    call: signUp(),
    name: 'UsernameExistsException',
    message: 'User already exists',
    evidence: 'recorded 2026-05',
  },
  weak('Short-1', 'Password not long enough'),
  weak('aa', 'Password not long enough'),
  weak('analytical-1843', 'Password must have uppercase characters'),
  weak('ANALYTICAL-1843', 'Password must have lowercase characters'),
  weak('Analytical-Engine', 'Password must have numeric characters'),
  weak('Analytical1843', 'Password must have symbol characters'),
  {
    when: 'SignUp at an unknown client',
    call: signUp({ ClientId: 'nobody0' }),
    name: 'ResourceNotFoundException',
    message: 'User pool client nobody0 does not exist.',
    evidence: 'recorded',
  },
  {
    when: 'SignUp where only administrators create users',
    settings: { pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } },
    call: signUp(),
    name: 'NotAuthorizedException',
    message: 'SignUp is not permitted for this user pool',
    evidence: 'recorded',
  },
  {
    when: 'SignUp with email_verified',
    call: signUp({ UserAttributes: [...EMAIL, { Name: 'email_verified', Value: 'true' }] }),
    name: 'NotAuthorizedException',
    message: 'A client attempted to write unauthorized attribute',
    evidence: 'recorded',
  },
  {
    when: 'SignUp with an attribute out of nowhere',
    call: signUp({ UserAttributes: [{ Name: 'custom:x', Value: '1' }] }),
    name: 'InvalidParameterException',
    message: 'Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n',
    evidence: 'recorded',
  },
  {
    when: 'SignUp with half an address',
    call: signUp({ UserAttributes: [{ Name: 'email', Value: 'ada@' }] }),
    name: 'InvalidParameterException',
    message: 'Invalid email address format.',
    evidence: 'recorded',
  },
  {
    when: 'SignUp with half a number',
    call: signUp({ UserAttributes: [{ Name: 'phone_number', Value: '0123' }] }),
    name: 'InvalidParameterException',
    message: 'Invalid phone number format.',
    evidence: 'recorded',
  },
  {
    when: 'SignUp by name where the e-mail is the username',
    settings: { pool: { UsernameAttributes: ['email'] } },
    call: signUp(),
    name: 'InvalidParameterException',
    message: 'Username should be an email.',
    evidence: 'recorded',
  },
  {
    when: 'SignUp by name where e-mail or phone is the username',
    settings: { pool: { UsernameAttributes: ['email', 'phone_number'] } },
    call: signUp(),
    name: 'InvalidParameterException',
    message: 'Username should be either an email or a phone number.',
    evidence: 'recorded',
  },
  {
    when: 'SignUp with an e-mail as name beside an e-mail alias',
    settings: { pool: { AliasAttributes: ['email'] } },
    call: signUp({ Username: ada.email }),
    name: 'InvalidParameterException',
    message: 'Username cannot be of email format, since user pool is configured for email alias.',
    evidence: 'recorded 2018, 2021',
  },
  {
    when: 'SignUp twice by the same e-mail',
    settings: { pool: { UsernameAttributes: ['email'] } },
    given: signUp({ Username: ada.email }),
    call: signUp({ Username: ada.email }),
    name: 'UsernameExistsException',
    message: 'An account with the given email already exists.',
    evidence: 'recorded',
  },
  {
    when: 'SignUp without the secret’s hash',
    settings: { client: { GenerateSecret: true } },
    call: signUp(),
    name: 'NotAuthorizedException',
    message: 'Client {client} is configured with secret but SECRET_HASH was not received',
    evidence: 'recorded 2023, 2025',
  },
  {
    when: 'SignUp with a wrong hash',
    settings: { client: { GenerateSecret: true } },
    call: signUp({ SecretHash: 'wrong=' }),
    name: 'NotAuthorizedException',
    message: 'Unable to verify secret hash for client {client}',
    evidence: 'recorded',
  },
  {
    when: 'SignUp with a name of 129 letters and no client',
    call: ({ simulator }) =>
      refusalOf(rawCall(simulator, 'SignUp', JSON.stringify({ Username: 'x'.repeat(129), Password: 'a b' }))),
    name: 'InvalidParameterException',
    message:
      "3 validation errors detected: Value null at 'clientId' failed to satisfy constraint: Member must not be null; Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128; Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
    evidence: 'recorded form; “must not be null” known',
  },
  {
    when: 'a pool id that can be none',
    call: ({ cognito }) =>
      cognito.send(new CreateUserPoolClientCommand({ UserPoolId: 'nope', ClientName: 'web' })),
    name: 'InvalidParameterException',
    message:
      "1 validation error detected: Value 'nope' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    evidence: 'recorded',
  },
  {
    when: 'a pool that is not there',
    call: ({ cognito }) =>
      cognito.send(new CreateUserPoolClientCommand({ UserPoolId: 'us-east-1_nobody000', ClientName: 'web' })),
    name: 'ResourceNotFoundException',
    message: 'User pool us-east-1_nobody000 does not exist.',
    evidence: 'recorded',
  },
  {
    when: 'an access token of two minutes',
    call: ({ newClient }) =>
      newClient({ AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: 'minutes' } }),
    name: 'InvalidParameterException',
    message: 'Invalid range for token validity.',
    evidence: 'recorded',
  },
  {
    when: 'ConfirmSignUp with a wrong code',
    given: signUp(),
    call: confirm('000000'),
    name: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
    evidence: 'recorded 2026-05',
  },
  {
    when: 'ConfirmSignUp twice',
    given: inOrder(signUp(), confirm()),
    call: confirm(),
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
    evidence: 'recorded',
  },
  {
    when: 'ConfirmSignUp for nobody',
    call: confirm('123456'),
    name: 'UserNotFoundException',
    message: 'Username/client id combination not found.',
    evidence: 'docs; text recorded for other operations',
  },
  {
    when: 'ConfirmSignUp for nobody, existence hidden',
    settings: { client: { PreventUserExistenceErrors: 'ENABLED' } },
    call: confirm('123456'),
    name: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
    evidence: 'docs',
  },
  {
    when: 'ConfirmSignUp after a day',
    given: inOrder(signUp(), async ({ clock }) => clock.advance(24 * 3_600_000)),
    call: confirm(),
    name: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
    evidence: 'recorded',
  },
  {
    when: 'ConfirmSignUp with the code before the last',
    given: inOrder(signUp(), resend),
    call: (here) => confirm(here.inbox()[1]!.code)(here),
    name: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
    evidence: 'known (OP-126)',
  },
  {
    when: 'ConfirmSignUp of an address that is somebody’s alias',
    settings: { pool: { AliasAttributes: ['email'] } },
    given: inOrder(signUp(), confirm(), signUp({ Username: 'eve' })),
    call: ({ cognito, ClientId, inbox }) =>
      cognito.send(
        new ConfirmSignUpCommand({ ClientId, Username: 'eve', ConfirmationCode: inbox()[0]!.code }),
      ),
    name: 'AliasExistsException',
    message: 'An account with the given email already exists.',
    evidence: 'recorded (OP-115)',
  },
  {
    when: 'ResendConfirmationCode for nobody',
    call: resend,
    name: 'UserNotFoundException',
    message: 'Username/client id combination not found.',
    evidence: 'recorded',
  },
  {
    when: 'ResendConfirmationCode once confirmed',
    given: inOrder(signUp(), confirm()),
    call: resend,
    name: 'InvalidParameterException',
    message: 'User is already confirmed.',
    evidence: 'recorded',
  },
  {
    when: 'signing in unconfirmed',
    given: signUp(),
    call: signIn(),
    name: 'UserNotConfirmedException',
    message: 'User is not confirmed.',
    evidence: 'recorded',
  },
  {
    when: 'signing in unconfirmed with a wrong password',
    given: signUp(),
    call: signIn({ PASSWORD: 'Wrong-1843' }),
    name: 'UserNotConfirmedException',
    message: 'User is not confirmed.',
    evidence: 'recorded five times 2017–2026 (OP-107)',
  },
  {
    when: 'signing in with a wrong password',
    given: inOrder(signUp(), confirm()),
    call: signIn({ PASSWORD: 'Wrong-1843' }),
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
    evidence: 'recorded',
  },
  {
    when: 'signing in as nobody',
    call: signIn({ USERNAME: 'nobody' }),
    name: 'UserNotFoundException',
    message: 'User does not exist.',
    evidence: 'recorded',
  },
  {
    when: 'signing in as nobody, existence hidden',
    settings: { client: { PreventUserExistenceErrors: 'ENABLED' } },
    call: signIn({ USERNAME: 'nobody' }),
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
    evidence: 'docs',
  },
  {
    when: 'signing in in another case',
    given: inOrder(signUp(), confirm()),
    call: signIn({ USERNAME: 'ADA' }),
    name: 'UserNotFoundException',
    message: 'User does not exist.',
    evidence: 'recorded 2026-10',
  },
  {
    when: 'signing in without a username',
    call: ({ cognito, ClientId }) =>
      cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { PASSWORD: 'x' },
        }),
      ),
    name: 'InvalidParameterException',
    message: 'Missing required parameter USERNAME',
    evidence: 'recorded',
  },
  {
    when: 'signing in without a password',
    call: ({ cognito, ClientId }) =>
      cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'ada' },
        }),
      ),
    name: 'InvalidParameterException',
    message: 'Missing required parameter PASSWORD',
    evidence: 'recorded',
  },
  {
    when: 'a flow that the client does not allow',
    settings: { client: { ExplicitAuthFlows: [] } },
    call: signIn(),
    name: 'InvalidParameterException',
    message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    evidence: 'recorded',
  },
  {
    when: 'an admin flow without credentials',
    call: ({ cognito, ClientId }) =>
      cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' })),
    name: 'InvalidParameterException',
    message: 'Initiate Auth method not supported.',
    evidence: 'recorded',
  },
  {
    when: 'refreshing with rubbish',
    call: refresh('rubbish'),
    name: 'NotAuthorizedException',
    message: 'Invalid Refresh Token.',
    evidence: 'recorded 2020–2025',
  },
  {
    when: 'refreshing after 30 days',
    given: inOrder(signUp(), confirm()),
    call: async (here) => {
      const { AuthenticationResult } = await signIn()(here)
      here.clock.advance(30 * 24 * 3_600_000)
      return refresh(AuthenticationResult!.RefreshToken!)(here)
    },
    name: 'NotAuthorizedException',
    message: 'Refresh Token has expired',
    evidence: 'recorded',
  },
  {
    when: 'refreshing at another client',
    given: inOrder(signUp(), confirm()),
    call: async (here) => {
      const { AuthenticationResult } = await signIn()(here)
      const other = await here.newClient()
      return refresh(AuthenticationResult!.RefreshToken!)({ ...here, ClientId: other.ClientId! })
    },
    name: 'NotAuthorizedException',
    message: 'Invalid Refresh Token.',
    evidence: 'recorded',
  },
  {
    when: 'GetUser with rubbish',
    call: ({ cognito }) => cognito.send(new GetUserCommand({ AccessToken: 'rubbish' })),
    name: 'NotAuthorizedException',
    message: 'Invalid Access Token',
    evidence: 'recorded',
  },
  {
    when: 'GetUser with an ID token',
    given: inOrder(signUp(), confirm()),
    call: async (here) =>
      here.cognito.send(
        new GetUserCommand({ AccessToken: (await signIn()(here)).AuthenticationResult!.IdToken! }),
      ),
    name: 'NotAuthorizedException',
    message: 'Invalid Access Token',
    evidence: 'recorded text',
  },
  {
    when: 'ListUsers by a custom attribute',
    call: listUsers('custom:x = "1"'),
    name: 'InvalidParameterException',
    message: 'Invalid search attribute: custom:x',
    evidence: 'peer (OP-147)',
  },
  {
    when: 'ListUsers by half a filter',
    call: listUsers('email = '),
    name: 'InvalidParameterException',
    message: 'Error while parsing filter',
    evidence: 'peer (OP-147)',
  },
  {
    when: 'an operation that is not simulated',
    call: ({ simulator }) => refusalOf(rawCall(simulator, 'GetClientToken', '{}')),
    name: 'NotSimulated',
    message: 'GetClientToken is not simulated yet. See the fidelity table.',
    evidence: 'ours',
  },
]

function resend({ cognito, ClientId }: { cognito: CognitoIdentityProviderClient; ClientId: string }) {
  return cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'ada' }))
}

function listUsers(Filter: string) {
  return async ({ cognito, UserPoolId }: Here) => {
    const { ListUsersCommand } = await import('@aws-sdk/client-cognito-identity-provider')
    return cognito.send(new ListUsersCommand({ UserPoolId, Filter }))
  }
}

/** Turns a raw refusal into what an SDK call would throw. */
async function refusalOf(answer: Promise<Response>): Promise<never> {
  const response = await answer
  const { __type, message } = (await response.json()) as { __type: string; message: string }
  throw Object.assign(new Error(message), { name: __type, $metadata: { httpStatusCode: response.status } })
}

testRefusals(refusals)
