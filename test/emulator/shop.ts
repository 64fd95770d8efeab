import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CognitoIdentityProviderClient,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { ADA, addDomain, addStyle, addUser, PASSWORD } from '../simulator/managedLogin/domain.ts'

export { PASSWORD }

/** A shop's pool in an emulator: a domain (managed login unless told otherwise), a client that may use it, and ada. */
export async function shop(
  cognito: CognitoIdentityProviderClient,
  {
    pool,
    client,
    Domain = 'shop',
    version = 2,
  }: {
    pool?: Partial<CreateUserPoolCommandInput>
    client?: Partial<CreateUserPoolClientCommandInput>
    Domain?: string
    version?: 1 | 2
  } = {},
) {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'shop', AutoVerifiedAttributes: ['email'], ...pool }),
  )
  const UserPoolId = UserPool!.Id!
  const newClient = async (settings: Partial<CreateUserPoolClientCommandInput>) => {
    const { UserPoolClient } = await cognito.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'web',
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code', 'implicit'],
        AllowedOAuthScopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
        SupportedIdentityProviders: ['COGNITO'],
        ...settings,
      }),
    )
    return { ...UserPoolClient, ClientId: UserPoolClient!.ClientId! }
  }
  const { ClientId } = await newClient({ CallbackURLs: ['http://localhost:3000/callback'], ...client })
  await addDomain(cognito, UserPoolId, Domain, version)
  if (version === 2) await addStyle(cognito, UserPoolId, ClientId)
  await addUser(cognito, UserPoolId, 'ada', ADA)
  return { UserPoolId, ClientId, newClient }
}

/** The parameters of an authorize request. */
export const authorizeQuery = (ClientId: string, more: Record<string, string> = {}) =>
  new URLSearchParams({
    response_type: 'code',
    client_id: ClientId,
    redirect_uri: 'http://localhost:3000/callback',
    scope: 'openid email',
    ...more,
  })

/** Signs ada in at the login page, as a browser without scripts would. @returns where that leads */
export async function signInOverHttp(authorizeUrl: string): Promise<URL> {
  const manual = { redirect: 'manual' } as const
  const { headers } = await fetch(authorizeUrl, manual)
  const page = await fetch(headers.get('location')!)
  const [, _csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(await page.text()) ?? []
  const cookie = page.headers.getSetCookie().map((line) => line.slice(0, line.indexOf(';')))
  const body = new URLSearchParams({ _csrf, username: 'ada', password: PASSWORD })
  const said = { ...manual, method: 'POST', headers: { cookie: cookie.join('; ') }, body }
  return new URL((await fetch(page.url, said)).headers.get('location')!)
}
