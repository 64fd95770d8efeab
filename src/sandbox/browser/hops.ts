import type { Lane } from '../../simulator/index.ts'
import { MASK } from '../secrets.ts'
import type { Exchange } from './web.ts'

/** What a request is for, by the end of its address. The first that fits. */
const HOPS: { method?: string; path: RegExp; says: string }[] = [
  {
    path: /^\/sign-in$/,
    says: 'The shop makes up what protects this sign-in, keeps it, and sends the browser to Cognito.',
  },
  {
    path: /^\/oauth2\/authorize$/,
    says: 'Cognito looks at who asks and where the answer is to go, before it asks anybody for a password.',
  },
  { method: 'POST', path: /^\/login$/, says: 'Name and password go to Cognito. The shop never sees them.' },
  { path: /^\/login$/, says: 'The login page. Its own address carries the parameters on.' },
  {
    path: /^\/(signup|confirm|forgotPassword|confirmforgotPassword)$/,
    says: 'Another page of the pool’s. The parameters travel with it.',
  },
  {
    path: /^\/callback$/,
    says: 'The browser brings what Cognito gave it. The shop checks that, then asks Cognito itself.',
  },
  {
    path: /^\/oauth2\/token$/,
    says: 'From the shop’s server to Cognito, past the browser: a code for tokens.',
  },
  {
    path: /^\/oauth2\/revoke$/,
    says: 'From the shop’s server to Cognito: this refresh token is no longer wanted.',
  },
  { path: /^\/oauth2\/userInfo$/, says: 'Who the access token belongs to.' },
  { path: /^\/(oauth2|saml2)\/idpresponse$/, says: 'The outside provider’s answer arrives at the pool.' },
  { path: /^\/(authorize|saml\/(sso|start))$/, says: 'The outside provider asks who signs in there.' },
  { path: /^\/saml\/slo$/, says: 'The outside provider forgets who is signed in at this browser.' },
  {
    path: /^\/saml2\/logout$/,
    says: 'Back from the provider’s sign-out, on to where the browser was bound for.',
  },
  { path: /openid-configuration$/, says: 'Where the pool’s endpoints are. Asked once.' },
  { path: /jwks\.json$/, says: 'The public keys, to check a signature with.' },
  { path: /^\/logout$/, says: 'Cognito forgets who is signed in at this browser. Tokens live on.' },
  {
    path: /^\/sign-out$/,
    says: 'The shop drops its session and sends the browser to Cognito, which has one of its own.',
  },
  {
    path: /^\/error$/,
    says: 'Cognito trusts client or callback too little to send an answer there: a page says so.',
  },
  { path: /^\/orders$/, says: 'The access token opens the API. It is checked there without asking Cognito.' },
]

/** One sentence about a request; nothing where there is nothing to say. */
export const purposeOf = ({ method, url }: Exchange): string | undefined => {
  const { pathname } = new URL(url)
  return HOPS.find((hop) => (hop.method ?? method) === method && hop.path.test(pathname))?.says
}

/** What a request says: the fields of its form, whose password is nobody’s business, and the parameters of its address. */
export function saidBy({ url, form = {} }: Exchange): [name: string, value: string][] {
  const fields = Object.entries(form).map(([name, value]): [string, string] => [
    name,
    name === 'password' ? MASK : value,
  ])
  return [...fields, ...new URL(url).searchParams]
}

/** What an answer for machines says: the members of its JSON object. */
export function answeredBy({ headers, body }: Exchange): [name: string, value: string][] {
  if (!/json/.test(headers['content-type'] ?? '')) return []
  try {
    const value = JSON.parse(body) as object
    return Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' ? inner : JSON.stringify(inner),
    ])
  } catch {
    return []
  }
}

/** The path of an address; of a pool’s published documents without the pool. */
export const pathOf = (url: string): string =>
  new URL(url).pathname.replace(/^\/[^/]+(?=\/\.well-known)/, '…')

/** An address without what it says: `shop.example.com/callback`. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return host + pathname
}

/** Who answers at an address. */
export function laneOf(url: string): Lane {
  const { host } = new URL(url)
  if (host.includes('.auth.')) return 'login'
  if (host.endsWith('.amazonaws.com')) return 'user-pool'
  return /^api\.|\.idp\.example$/.test(host) ? 'service' : 'app'
}
