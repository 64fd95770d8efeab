import { html } from '../../managedLogin/html.ts'
import type { Answer } from '../../record.ts'
import { domainsOf, originOf } from '../../store/domains.ts'
import { identityProvidersOf } from '../../store/identityProviders.ts'
import { valuesUnder } from '../../store/table.ts'
import { clientsOf } from '../../store/userPoolClients.ts'
import { publicUrlOf, type Call } from '../call.ts'
import { outsidePage } from '../pages.ts'

type App = { words: string; href: string }

/** The provider's own page, from which somebody goes to an app: apps of pools that let a provider begin. */
export function portal(call: Call): Answer {
  const apps = appsOf(call)
  return outsidePage(call, {
    title: `Apps of ${call.name}`,
    body: apps.length
      ? html`<ul>
          ${apps.map(({ words, href }) => html`<li><a href="${href}">${words}</a></li>`)}
        </ul>`
      : html`<p>
          No user pool lets people begin here: its provider needs IDPInit, and its app client SAML alone.
        </p>`,
  })
}

function appsOf(call: Call): App[] {
  const { context } = call
  return [...valuesUnder(context.state.userPools, '')].flatMap((pool) => {
    const [domain] = domainsOf(context, pool)
    const ours = [...identityProvidersOf(context, pool)]
      .map(([, provider]) => provider)
      .filter(
        ({ ProviderDetails: { MetadataURL = '', IDPInit } }) =>
          IDPInit === 'true' && MetadataURL.startsWith(`${new URL(call.url).origin}/`),
      )
    if (!domain) return []
    return ours.flatMap(({ ProviderName }) =>
      clientsOf(context, pool)
        .filter(({ SupportedIdentityProviders }) => SupportedIdentityProviders?.includes(ProviderName))
        .map((client) => {
          const RelayState = new URLSearchParams({
            ...{ identity_provider: ProviderName, client_id: client.ClientId },
            ...{ redirect_uri: client.CallbackURLs?.[0] ?? '', response_type: 'code' },
            scope: (client.AllowedOAuthScopes ?? []).join(' '),
          })
          const asked = new URLSearchParams({
            acs: context.world.publicUrl(`${originOf(domain)}/saml2/idpresponse`),
            pool: pool.Id,
            RelayState: String(RelayState),
          })
          return {
            words: client.ClientName ?? client.ClientId,
            href: `${publicUrlOf(call, '/saml/start')}?${asked}`,
          }
        }),
    )
  })
}
