import type { Answer } from '../../record.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { isFlowAllowed } from '../../userPools/clients/authFlows.ts'
import { allowedFactors } from '../../userPools/users/firstFactors.ts'
import type { AuthorizeRequest } from '../authorizeRequest.ts'
import { html, type Html } from '../html.ts'
import { isManaged, type Visit } from '../visit.ts'
import { classes } from './layout.ts'
import { formPage, linkTo } from './formPage.ts'

/** Managed login asks for the name alone where users may choose how to prove who they are. */
export const hasChoice = (visit: Visit, client: UserPoolClient): boolean =>
  isManaged(visit) &&
  isFlowAllowed(client, 'ALLOW_USER_AUTH') &&
  allowedFactors(visit.pool).some((factor) => factor !== 'PASSWORD')

/** Asks who signs in. */
export function loginPage(
  visit: Visit,
  { client }: AuthorizeRequest,
  { username = visit.query.get('login_hint') ?? '', error }: { username?: string; error?: string } = {},
): Answer {
  const providers = client.SupportedIdentityProviders ?? []
  const isChoice = hasChoice(visit, client)
  const isLocal = providers.includes('COGNITO')
  const forgot = { words: 'Forgot your password?', to: linkTo(visit, 'forgotPassword') }
  return formPage(visit, {
    title: 'Sign in',
    ...(error !== undefined && { error }),
    fields: [
      { name: 'username', label: nameLabel(visit), autocomplete: 'username', value: username },
      ...(isChoice
        ? []
        : [
            {
              name: 'password',
              label: 'Password',
              type: 'password',
              autocomplete: 'current-password',
              aside: forgot,
            } as const,
          ]),
    ],
    buttons: { submit: isChoice ? 'Next' : 'Sign in' },
    links: {
      ...(isChoice && { [forgot.words]: forgot.to }),
      ...(!visit.pool.AdminCreateUserConfig.AllowAdminCreateUserOnly && {
        'Create an account': linkTo(visit, 'signup'),
      }),
    },
    more: providerLinks(
      visit,
      providers.filter((name) => name !== 'COGNITO'),
      isLocal,
    ),
  })
}

function providerLinks(visit: Visit, names: string[], isLocal: boolean): Html {
  if (!names.length) return html``
  return html`${isLocal && html`<p class="or">or</p>`}${names.map(
    (name) =>
      html`<a${classes(visit, 'idpButton', 'provider')} href="${linkTo(visit, 'oauth2/authorize', { identity_provider: name })}"
        >Continue with ${name}</a
      >`,
  )}`
}

/** What a user may sign in with, by the pool's settings. */
export function nameLabel({ pool }: Visit): string {
  const kinds = pool.UsernameAttributes ?? []
  if (kinds.length === 2) return 'Email address or phone number'
  if (kinds[0]) return kinds[0] === 'email' ? 'Email address' : 'Phone number'
  return pool.AliasAttributes?.includes('email') ? 'Username or email address' : 'Username'
}
