import { expect } from 'vitest'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { CALLBACK, openSite, refusedHere } from './site.ts'

const site = await openSite(await openDoor())
const { ClientId, origin } = site
const MISMATCH = { error: 'redirect_mismatch', client_id: ClientId }

/** Callbacks that look like one of the client's, or like one that somebody's parser would take for it. */
const HOSTILE: [id: string, trick: string, uri: string][] = [
  ['A4', 'another site', 'https://evil.example/callback'],
  ['A5', 'a slash added', `${CALLBACK}/`],
  ['A5', 'a slash taken away', 'http://localhost:3000'],
  ['A6', 'a query added', `${CALLBACK}?next=1`],
  ['A6', 'an empty query added', `${CALLBACK}?`],
  ['A7', 'another case in the path', 'https://shop.example.com/Callback'],
  ['A7', 'another case in the scheme', 'HTTPS://shop.example.com/callback'],
  ['A7', 'another case in the host', 'https://SHOP.example.com/callback'],
  ['A8', 'another port', 'https://shop.example.com:8443/callback'],
  ['A8', 'the scheme’s own port', 'https://shop.example.com:443/callback'],
  ['A8', 'an empty port', 'https://shop.example.com:/callback'],
  ['A8', 'a port with a leading zero', 'http://localhost:03000/'],
  ['A9', 'a path below', `${CALLBACK}/deeper`],
  ['A9', 'a path above', 'https://shop.example.com/'],
  ['A9', 'dots that lead back', 'https://shop.example.com/x/../callback'],
  ['A9', 'encoded dots', 'https://shop.example.com/x/%2e%2e/callback'],
  ['A9', 'a double slash', 'https://shop.example.com//callback'],
  ['A9', 'an encoded letter', 'https://shop.example.com/%63allback'],
  ['A9', 'a path parameter', `${CALLBACK};a=b`],
  ['A10', 'http for https', 'http://shop.example.com/callback'],
  ['A10', 'no scheme', '//shop.example.com/callback'],
  ['A10', 'javascript', 'javascript:alert(1)//https://shop.example.com/callback'],
  ['A10', 'data', 'data:text/html,<script>alert(1)</script>'],
  ['A11', 'a fragment', `${CALLBACK}#here`],
  ['A11', 'an empty fragment', `${CALLBACK}#`],
  ['A12', 'a name before an at sign', 'https://shop.example.com@evil.example/callback'],
  ['A12', 'a name and a password', 'https://shop.example.com:443@evil.example/callback'],
  ['A12', 'somebody before the right host', 'https://ada@shop.example.com/callback'],
  ['A12', 'a longer host', 'https://shop.example.com.evil.example/callback'],
  ['A12', 'a host that ends so', 'https://evilshop.example.com/callback'],
  ['A12', 'a subdomain', 'https://x.shop.example.com/callback'],
  ['A12', 'a final dot', 'https://shop.example.com./callback'],
  ['A12', 'a backslash before the host', 'https:\\\\shop.example.com\\callback'],
  ['A12', 'a backslash and an at sign', 'https://evil.example\\@shop.example.com/callback'],
  ['A12', 'a look-alike letter', 'https://shоp.example.com/callback'],
  ['A12', 'the same in Punycode', 'https://xn--shp-iqc.example.com/callback'],
  ['A12', 'a full-width full stop', 'https://shop。example.com/callback'],
  ['A12', 'a null byte', `${CALLBACK}\0`],
  ['A12', 'a null byte before another host', 'https://shop.example.com\0.evil.example/callback'],
  ['A12', 'a new line and a header', `${CALLBACK}\r\nLocation: https://evil.example`],
  ['A12', 'a tab', 'https://shop.example.com\t/callback'],
  ['A12', 'a blank before', ` ${CALLBACK}`],
  ['A12', 'a blank after', `${CALLBACK} `],
  ['A12', 'encoded twice', encodeURIComponent(CALLBACK)],
  ['A12', 'text from right to left', `${CALLBACK}\u202e`],
  ['A12', 'one with a wildcard', 'https://*.example.com/callback'],
  ['A12', 'two in one', `${CALLBACK},https://evil.example`],
  ['A12', '3,000 characters', `${CALLBACK}?${'a'.repeat(3000)}`],
  ['A12', 'the own name of an object', '__proto__'],
]

for (const [id, trick, uri] of HOSTILE) {
  check(id, `${trick}: refused on a page`, async () => {
    for (const response_type of ['code', 'token']) {
      const heard = await site.authorize({ response_type, redirect_uri: uri, state: 'secret' })
      expect(refusedHere(heard, origin)).toEqual(MISMATCH)
      expect(heard.headers.get('location')).not.toContain('evil')
      expect([...heard.headers.values()].join()).not.toContain('evil.example')
    }
  })
}

check('A5', 'the same tricks at the login page: no form is shown', async () => {
  for (const [, trick, uri] of HOSTILE) {
    const path = new URL(site.authorizeUrl({ redirect_uri: uri }))
    const heard = await site.ask(`/login${path.search}`)
    expect(refusedHere(heard, origin), trick).toEqual(MISMATCH)
  }
})

check('A4', 'the callback of another client', async () => {
  const other = await site.newClient({ CallbackURLs: ['https://other.example.com/'] })
  const heard = await site.authorize({ redirect_uri: other.CallbackURLs![0]! })
  expect(refusedHere(heard, origin)).toEqual(MISMATCH)
})

differs(
  'A4',
  'redirect-uri-required',
  'without redirect_uri: refused on a page, though the client has but one',
  async () => {
    const { ClientId } = await site.newClient({ CallbackURLs: [CALLBACK] })
    for (const redirect_uri of [undefined, '']) {
      const heard = await site.authorize({ client_id: ClientId, redirect_uri })
      expect(refusedHere(heard, origin)).toEqual({
        error: "Required String parameter 'redirect_uri' is not present",
      })
    }
  },
)

differs(
  'A8',
  'loopback-ports',
  'a native app’s port on localhost that is not registered: refused',
  async () => {
    for (const redirect_uri of ['http://localhost:3001/', 'http://127.0.0.1:3000/', 'http://[::1]:3000/']) {
      const heard = await site.authorize({ redirect_uri })
      expect(refusedHere(heard, origin)).toEqual(MISMATCH)
    }
  },
)

for (const uri of [CALLBACK, 'http://localhost:3000/', 'myapp://callback']) {
  check('A13', `${uri} is registered: there the code goes`, async () => {
    const back = await site.signIn({ redirect_uri: uri })
    expect(back.startsWith(`${uri}?code=`)).toBe(true)
    const { status } = await site.exchange(new URL(back).searchParams.get('code')!, { redirect_uri: uri })
    expect(status).toBe(200)
  })
}

check('A13', 'a callback with a query of its own keeps it', async () => {
  const redirect_uri = `${CALLBACK}?tenant=7`
  const { ClientId } = await site.newClient({ CallbackURLs: [redirect_uri] })
  const back = await site.signIn({ client_id: ClientId, redirect_uri })
  expect(back).toMatch(/^https:\/\/shop\.example\.com\/callback\?tenant=7&code=[\w-]+$/)
})

check('A34', 'no page of the domain may stand in a frame', async () => {
  const { search } = new URL(site.authorizeUrl())
  for (const path of ['/login', '/signup', '/forgotPassword', '/error']) {
    const { headers, status } = await site.ask(path + search)
    expect([path, status]).toEqual([path, path === '/error' ? 400 : 200])
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
})
