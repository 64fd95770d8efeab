import {
  AdminListGroupsForUserCommand,
  GetSigningCertificateCommand,
  UpdateIdentityProviderCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { importX509 } from 'jose'
import { expect, test } from 'vitest'
import { DOMAIN } from './domain.ts'
import { openBrowser } from './browser.ts'
import {
  changeClient,
  errorIn,
  exchange,
  federatedWorld,
  follow,
  signInAt,
  STAFF,
  type Made,
} from './outside.ts'

const IDP = 'https://staff.idp.example'
const ACS = `${DOMAIN}/saml2/idpresponse`
const clientOf = (made: Made) => changeClient(made, made.ClientId, { SupportedIdentityProviders: ['Staff'] })

/** The provider's answer, before the pool has it: the fields of the form that brings it. */
async function answerFor(made: Made, person = 'ada', path?: string): Promise<Record<string, string>> {
  const { browser } = made
  browser.jar.delete('cognito')
  const asking = made.authorizeUrl({ identity_provider: 'Staff', state: 's' })
  const page = await browser.open(path ?? (await browser.open(asking)).url)
  const asked = await page.response.clone().text()
  const last = asked.includes('SAMLResponse') ? page : await browser.fill(page, { person })
  const markup = await last.response.text()
  const fields = [...markup.matchAll(/name="(SAMLResponse|RelayState)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name, value]) => [name, value!.replaceAll('&amp;', '&')]))
}

/** Where the provider's own page leads: to the one app that lets people begin there. */
async function fromPortal({ browser }: Made): Promise<string> {
  const portal = await (await browser.open(`${IDP}/`)).response.text()
  return /<a href="([^"]*)"/.exec(portal)![1]!.replaceAll('&amp;', '&')
}

/** What the app hears when a form is brought to the pool. */
async function bring(made: Made, fields: Record<string, string>, browser = made.browser): Promise<URL> {
  const { response } = await browser.ask(ACS, fields)
  return new URL(response.headers.get('location')!)
}

/** A posted answer with its XML changed. */
const changed = (fields: Record<string, string>, change: (xml: string) => string) => {
  const xml = Buffer.from(fields.SAMLResponse!, 'base64').toString()
  expect(change(xml)).not.toBe(xml)
  return { ...fields, SAMLResponse: Buffer.from(change(xml)).toString('base64') }
}

const SIGNATURE = 'Invalid SAML response received: SAML Response signature is invalid'
const refused = (words: string) => ({ error: 'invalid_request', words })
const unusable = (why: string) => refused(`Error in SAML response processing: ${why}`)

test('the first and the second sign-in at a SAML provider', async () => {
  const made = await federatedWorld(STAFF)
  const { cognito, UserPoolId, user } = made
  const back = await signInAt(made, 'Staff', 'ada', { state: 'mine', scope: 'openid' })
  expect(back.searchParams.get('state')).toBe('mine')
  const { claims } = await exchange(made, back)
  expect(claims).toMatchObject({
    'cognito:username': 'Staff_ada@staff.example',
    ...{ email: 'ada@example.com', email_verified: false, name: 'Ada Lovelace' },
    profile: '[analysts,authors]',
    identities: [
      {
        ...{ userId: 'ada@staff.example', providerName: 'Staff', providerType: 'SAML' },
        ...{ issuer: `${IDP}/saml/metadata`, primary: 'true' },
      },
    ],
  })
  const Username = 'Staff_ada@staff.example'
  expect(user(Username)?.UserStatus).toBe('EXTERNAL_PROVIDER')
  const { Groups } = await cognito.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
  expect(Groups?.map(({ GroupName }) => GroupName)).toEqual([`${UserPoolId}_Staff`])
  made.browser.jar.delete('cognito')
  const again = await exchange(made, await signInAt(made, 'Staff'))
  expect(again.claims.sub).toBe(claims.sub)
})

test('begun at the provider: its page leads to the app', async () => {
  const made = await federatedWorld(STAFF)
  await clientOf(made)
  const page = await made.browser.open(await fromPortal(made))
  const end = await follow(made, await made.browser.fill(page, { person: 'grace' }))
  const { claims } = await exchange(made, new URL(end.url))
  expect(claims['cognito:username']).toBe('Staff_grace@staff.example')
})

test('begun at the provider: not without IDPInit, and not where the client has others too', async () => {
  const start = ({ UserPoolId, ClientId }: Made) => {
    const RelayState = new URLSearchParams({
      ...{ identity_provider: 'Staff', client_id: ClientId, response_type: 'code', scope: 'openid' },
      redirect_uri: 'https://shop.example.com/callback',
    })
    return `${IDP}/saml/start?${new URLSearchParams({ acs: ACS, pool: UserPoolId, RelayState: String(RelayState) })}`
  }
  const page = `/error?error=invalid_request&error_description=Invalid+relayState+from+identity+provider`
  const others = await federatedWorld(STAFF)
  expect((await bring(others, await answerFor(others, 'ada', start(others)))).href).toBe(DOMAIN + page)
  const { MetadataURL } = STAFF.ProviderDetails!
  const without = await federatedWorld({ ...STAFF, ProviderDetails: { MetadataURL: MetadataURL! } })
  await clientOf(without)
  expect((await bring(without, await answerFor(without, 'ada', start(without)))).href).toBe(DOMAIN + page)

  const made = await federatedWorld(STAFF)
  await clientOf(made)
  const fields = await answerFor(made, 'ada', start(made))
  made.clock.advance(5 * 60_000)
  expect(errorIn(await bring(made, fields))).toEqual(unusable('the assertion is not valid now'))
  // What answers a request can't be passed off as begun at the provider.
  const asked = await answerFor(made)
  const { RelayState } = fields
  expect(errorIn(await bring(made, { ...asked, RelayState: RelayState! }))).toEqual(
    unusable('it answers another request'),
  )
})

const evil = (xml: string) => {
  const [assertion] = /<saml2:Assertion[^]*<\/saml2:Assertion>/.exec(xml)!
  const unsigned = assertion.replace(/<ds:Signature [^]*<\/ds:Signature>/, '').replaceAll('ada@', 'eve@')
  return { assertion, unsigned, other: unsigned.replace(/ ID="[^"]*"/, ' ID="_evil"') }
}

test.each<[string, (xml: string) => string, ReturnType<typeof refused>]>([
  ['changed', (xml) => xml.replaceAll('ada@example.com', 'eve@example.com'), refused(SIGNATURE)],
  ['unsigned', (xml) => xml.replace(/<ds:Signature [^]*<\/ds:Signature>/, ''), refused(SIGNATURE)],
  [
    'a forged one beside it',
    (xml) => xml.replace('</saml2:Assertion>', `</saml2:Assertion>${evil(xml).other}`),
    unusable('there is not one assertion'),
  ],
  [
    'a forged one before it',
    (xml) => xml.replace('<saml2:Assertion', `${evil(xml).other}<saml2:Assertion`),
    unusable('there is not one assertion'),
  ],
  [
    'a forged one in its place, it in the extensions',
    (xml) => {
      const { assertion, other } = evil(xml)
      const kept = `<saml2p:Extensions>${assertion}</saml2p:Extensions>`
      return xml.replace(assertion, other).replace('<saml2p:Status>', `${kept}<saml2p:Status>`)
    },
    refused(SIGNATURE),
  ],
  [
    'a forged one in its place, it inside the forged one’s signature',
    (xml) => {
      const { assertion, other } = evil(xml)
      const [signature] = /<ds:Signature [^]*<\/ds:Signature>/.exec(xml)!
      const inner = assertion.replace(signature, '')
      const wrapped = signature.replace('</ds:Signature>', `<ds:Object>${inner}</ds:Object></ds:Signature>`)
      return xml.replace(assertion, other.replace('<saml2:Subject>', `${wrapped}<saml2:Subject>`))
    },
    refused(SIGNATURE),
  ],
  [
    'a forged one around it, of the same id',
    (xml) => {
      const { assertion, unsigned } = evil(xml)
      return xml.replace(assertion, unsigned.replace('</saml2:Assertion>', `${assertion}</saml2:Assertion>`))
    },
    refused(SIGNATURE),
  ],
  [
    'with a document type',
    (xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`,
    unusable('there is not one assertion'),
  ],
  ['no XML', () => 'hello', unusable('there is not one assertion')],
  [
    'a response that failed',
    (xml) => xml.replace('status:Success', 'status:Responder'),
    unusable('the provider did not sign anybody in'),
  ],
])('an assertion that does not count: %s', async (_, change, words) => {
  const made = await federatedWorld(STAFF)
  const fields = await answerFor(made)
  expect(errorIn(await bring(made, changed(fields, change)))).toEqual(words)
  expect(JSON.stringify(made.simulator.state.users)).not.toContain('Staff_')
})

test('a comment in a name does not cut it short', async () => {
  const made = await federatedWorld(STAFF)
  const fields = await answerFor(made)
  const back = await bring(
    made,
    changed(fields, (xml) => xml.replace('>ada@', '>a<!-- x -->da@')),
  )
  const { claims } = await exchange(made, back)
  expect(claims['cognito:username']).toBe('Staff_ada@staff.example')
})

test('an assertion is good once, in time, for the request and the pool that it was made for', async () => {
  const made = await federatedWorld(STAFF)
  const first = await answerFor(made)
  expect((await bring(made, first)).searchParams.has('code')).toBe(true)
  const second = await answerFor(made)
  // The request of the second with the assertion of the first.
  expect(errorIn(await bring(made, { ...second, SAMLResponse: first.SAMLResponse! }))).toEqual(
    unusable('it answers another request'),
  )
  const third = await answerFor(made)
  made.clock.advance(5 * 60_000 - 1)
  expect((await bring(made, third)).searchParams.has('code')).toBe(true)
  const late = await answerFor(made)
  made.clock.advance(-60_000)
  expect(errorIn(await bring(made, late))).toEqual(unusable('the assertion is not valid now'))
})

test('begun at the provider, an assertion is good once', async () => {
  const made = await federatedWorld(STAFF)
  await clientOf(made)
  const fields = await answerFor(made, 'ada', await fromPortal(made))
  const ends = await Promise.all([bring(made, fields), bring(made, fields), bring(made, fields)])
  expect(ends.filter(({ searchParams }) => searchParams.has('code'))).toHaveLength(1)
  expect(ends.map(errorIn).filter(({ error }) => error)).toEqual(
    Array(2).fill(unusable('the assertion was used before')),
  )
})

test('an assertion for another pool', async () => {
  const made = await federatedWorld(STAFF)
  await clientOf(made)
  const url = new URL(await fromPortal(made))
  url.searchParams.set('pool', 'us-east-1_OTHERPOOL')
  expect(errorIn(await bring(made, await answerFor(made, 'ada', url.href)))).toEqual(
    unusable('the audience is another'),
  )
})

test('an assertion in another browser than the one that was sent for it', async () => {
  const made = await federatedWorld(STAFF)
  const fields = await answerFor(made)
  const end = await bring(made, fields, openBrowser(made))
  expect(end.href).toBe(
    `${DOMAIN}/error?error=invalid_request&error_description=Invalid+relayState+from+identity+provider`,
  )
})

/** Verifies a signed query as any provider would, by the certificate that the API gives. */
async function isSignedQuery({ cognito, UserPoolId }: Made, { search }: URL): Promise<boolean> {
  const { Certificate = '' } = await cognito.send(new GetSigningCertificateCommand({ UserPoolId }))
  const pem = `-----BEGIN CERTIFICATE-----\n${Certificate}\n-----END CERTIFICATE-----`
  const key = await importX509(pem, 'RS256')
  const [signed = '', signature = ''] = search.slice(1).split('&Signature=')
  const bytes = Uint8Array.from(atob(decodeURIComponent(signature)), (char) => char.charCodeAt(0))
  return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, bytes, new TextEncoder().encode(signed))
}

test('requests to the provider are signed where it asks for that', async () => {
  const { MetadataURL } = STAFF.ProviderDetails!
  const made = await federatedWorld({
    ...STAFF,
    ProviderDetails: { MetadataURL: MetadataURL!, RequestSigningAlgorithm: 'rsa-sha256' },
  })
  const { response } = await made.browser.ask(made.authorizeUrl({ identity_provider: 'Staff' }))
  const to = new URL(response.headers.get('location')!)
  expect([...to.searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState', 'SigAlg', 'Signature'])
  expect(await isSignedQuery(made, to)).toBe(true)
  expect((await signInAt(made, 'Staff')).searchParams.has('code')).toBe(true)
})

test('metadata from a file is as good as from an address', async () => {
  const first = await federatedWorld(STAFF)
  const metadata = await first.simulator.fetch(new Request(`${IDP}/saml/metadata`))
  const MetadataFile = await metadata.text()
  const { cognito, UserPoolId } = first
  await cognito.send(
    new UpdateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Staff',
      ProviderDetails: { MetadataFile },
    }),
  )
  expect((await signInAt(first, 'Staff')).searchParams.has('code')).toBe(true)
})

test('sign-out goes by the provider where its sign-out flow is on', async () => {
  const made = await federatedWorld({
    ...STAFF,
    ProviderDetails: { ...STAFF.ProviderDetails, IDPSignout: 'true' },
  })
  await changeClient(made, made.ClientId, {
    SupportedIdentityProviders: ['Staff'],
    LogoutURLs: ['https://shop.example.com/bye'],
  })
  await signInAt(made, 'Staff')
  const bye = new URLSearchParams({ client_id: made.ClientId, logout_uri: 'https://shop.example.com/bye' })
  const leaving = await made.browser.ask(`${DOMAIN}/logout?${bye}`)
  const to = new URL(leaving.response.headers.get('location')!)
  expect(to.href).toMatch(/^https:\/\/staff\.idp\.example\/saml\/slo\?/)
  expect(await isSignedQuery(made, to)).toBe(true)
  const end = await follow(made, await made.browser.open(to.href))
  expect(end.url).toBe('https://shop.example.com/bye')
  // Signed out at both: the provider asks again.
  expect([...made.browser.jar.keys()].filter((name) => name === 'cognito' || name === 'idp-staff')).toEqual(
    [],
  )
})
