import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateManagedLoginBrandingCommand,
  CreateUserPoolDomainCommand,
  type CognitoIdentityProviderClient,
  type CreateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { world } from '../../world.ts'
import { attributes } from '../userPools/steps.ts'
import { openBrowser } from './browser.ts'

export const DOMAIN = 'https://shop.auth.us-east-1.amazoncognito.com'
export const CALLBACK = 'https://shop.example.com/callback'
export const PASSWORD = 'Analytical-1843'

/** An app client that may use every grant for users. */
export const OAUTH: Partial<CreateUserPoolClientCommandInput> = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code', 'implicit'],
  AllowedOAuthScopes: ['openid', 'email', 'profile', 'phone', 'aws.cognito.signin.user.admin'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: [CALLBACK, 'http://localhost:3000/', 'myapp://callback'],
  LogoutURLs: ['https://shop.example.com/bye'],
}

/** The attributes of Ada, whom every pool here begins with. */
export const ADA = { email: 'ada@example.com', email_verified: 'true', name: 'Ada' }

/** Gives a pool its domain. */
export const addDomain = (
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  Domain: string,
  ManagedLoginVersion: 1 | 2 = 2,
) => cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain, ManagedLoginVersion }))

/** Without a style an app client's managed login has no page. */
export const addStyle = (cognito: CognitoIdentityProviderClient, UserPoolId: string, ClientId: string) =>
  cognito.send(
    new CreateManagedLoginBrandingCommand({ UserPoolId, ClientId, UseCognitoProvidedValues: true }),
  )

/** A user with a password that stays. */
export async function addUser(
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
  values: Record<string, string>,
): Promise<void> {
  const user = { UserPoolId, Username }
  const UserAttributes = attributes(values)
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: PASSWORD, Permanent: true }))
}

/** A pool with a domain (managed login unless told otherwise), an app client that may use it, and a user. */
export async function domainWorld({
  client,
  version,
  ...settings
}: Parameters<typeof world>[0] & { version?: 1 | 2 } = {}) {
  return withDomain(await world({ ...settings, client: { ...OAUTH, ...client } }), version)
}

type World = Awaited<ReturnType<typeof world>>

/** Gives a world a domain, and Ada, and a browser there. */
export async function withDomain(made: World, version?: 1 | 2) {
  await openDomain(made, version)
  return atDomain(made)
}

/** Gives a pool a domain, and ada a password. */
export async function openDomain({ cognito, UserPoolId, ClientId }: World, version: 1 | 2 = 2) {
  await addDomain(cognito, UserPoolId, 'shop', version)
  if (version === 2) await addStyle(cognito, UserPoolId, ClientId)
  await addUser(cognito, UserPoolId, 'ada', ADA)
}

/** A world with a browser at the pool's domain. */
export function atDomain<W extends World>(made: W) {
  const { ClientId } = made
  const browser = openBrowser(made)
  const authorizeUrl = (parameters: Record<string, string | undefined> = {}) => {
    const all = {
      response_type: 'code',
      client_id: ClientId,
      redirect_uri: CALLBACK,
      scope: 'openid email',
      ...parameters,
    }
    const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return `${DOMAIN}/oauth2/authorize?${new URLSearchParams(given)}`
  }
  return {
    ...made,
    browser,
    authorizeUrl,
    /** Signs ada in at the login page. @returns where that leads */
    async signIn(url = authorizeUrl()) {
      const page = await browser.open(url)
      return browser.fill(page, { username: 'ada', password: PASSWORD })
    },
    /** Posts a form to an endpoint for machines. */
    post: (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
      made.simulator.fetch(
        new Request(DOMAIN + path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: new URLSearchParams(form).toString(),
        }),
      ),
  }
}
