import { GlobalSignOutCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { getUser } from '../../flows/getUser.ts'
import { verifyToken } from '../../flows/verifyToken.ts'
import { fetchJwks } from '../../flows/fetchJwks.ts'
import type { Host, Scene } from '../../simulator/index.ts'
import { askForTokens, authorizeUrl, callApi, signIn } from '../shop/acts.ts'
import type { SmallBrowser } from '../browser/browser.ts'
import { openPlace, type Place } from '../shop/place.ts'
import { CALLBACK, type ShopSession } from '../shop/shop.ts'

/** What a sign-in leaves, and where it is tried. */
export const THINGS = [
  ['cookie', 'Cookie of the login pages'],
  ['refresh', 'Refresh token'],
  ['access', 'Access token, at Cognito'],
  ['offline', 'Access token, at an API that checks it itself'],
  ['id', 'ID token, checked by oneself'],
  ['outside', 'Session at an outside provider'],
] as const

/** What is done to end it. */
export const ENDS = [
  ['nothing', 'Signed in'],
  ['logout', '/logout'],
  ['revoke', 'RevokeToken'],
  ['global', 'GlobalSignOut'],
  ['hour', '61 minutes later'],
  ['month', '31 days later'],
] as const

export type Thing = (typeof THINGS)[number][0]
export type End = (typeof ENDS)[number][0]

/** Whether a thing still works, and in whose words it does not. */
export type Left = { works: boolean; words: string }

type Tokens = NonNullable<ShopSession['tokens']>
type Run = Place & {
  browser: SmallBrowser
  /** signed in by way of the outside provider */
  federated: SmallBrowser
  tokens: Tokens
}

const HOUR = 3_600_000

const DOING: Record<End, (run: Run) => unknown> = {
  nothing: () => undefined,
  async logout({ browser, federated, core }) {
    const query = { client_id: core.app.env.CLIENT_ID, logout_uri: 'https://shop.example.com/bye' }
    for (const each of [browser, federated]) {
      await each.open(`${core.env.DOMAIN}/logout?${new URLSearchParams(query)}`)
    }
  },
  revoke: ({ core, tokens }) => {
    const { CLIENT_ID: ClientId } = core.app.env
    return core.app.cognito.send(new RevokeTokenCommand({ ClientId, Token: tokens.refresh_token }))
  },
  global: ({ core, tokens }) =>
    core.app.cognito.send(new GlobalSignOutCommand({ AccessToken: tokens.access_token })),
  hour: ({ core }) => core.clock.advance(HOUR + 60_000),
  month: ({ core }) => core.clock.advance(31 * 24 * HOUR),
}

const TRYING: Record<Thing, (run: Run) => Promise<Left>> = {
  async cookie(run) {
    return (await goesThrough(run.browser, authorizeUrl(run, {})))
      ? works('signs in without a password')
      : refused('the login page asks again')
  },
  async refresh(run) {
    const { refresh_token = '' } = run.tokens
    const { error } = await askForTokens(run, { grant_type: 'refresh_token', refresh_token })
    return error ? refused(error) : works('brings new tokens')
  },
  access: ({ core, tokens }) =>
    getUser(core.app, { accessToken: tokens.access_token }).then(
      () => works('GetUser answers'),
      (error: Error) => refused(error.message),
    ),
  async offline(run) {
    const { status, body } = await callApi(run, run.tokens.access_token)
    return status === 200
      ? works('the API answers')
      : refused(shortened((JSON.parse(body) as { why: string }).why))
  },
  async id({ core, issuer, tokens }) {
    const jwks = await fetchJwks(core.app)
    const expected = { jwks, issuer, clientId: core.app.env.CLIENT_ID, tokenUse: 'id' as const }
    const steps = await verifyToken(tokens.id_token, { ...expected, now: core.clock.now() })
    const failed = steps.find(({ passed }) => !passed)
    return failed ? refused(shortened(failed.reason)) : works('every check passes')
  },
  async outside(run) {
    const { federated } = run
    // Otherwise the pool’s own cookie would do, and nobody would ask the provider.
    const own = federated.store.getState().cookies.find(({ name }) => name === 'cognito')
    if (own) federated.deleteCookie(own)
    return (await goesThrough(federated, authorizeUrl(run, PROVIDER)))
      ? works('signs in without a question')
      : refused('the provider asks again')
  },
}

const PROVIDER = { identity_provider: 'Corp' }

/** Whether an address leads to the shop’s callback, and shows no page on the way. */
async function goesThrough(browser: SmallBrowser, address: string): Promise<boolean> {
  browser.stopAt(({ url }) => url.startsWith(CALLBACK))
  await browser.open(address)
  return browser.store.getState().next !== undefined
}

/** A table has no room for the times. */
const shortened = (reason: string) => reason.replace(/^exp was .*/, 'its exp has passed')

const works = (words: string): Left => ({ works: true, words })
const refused = (words: string): Left => ({ works: false, words })

/**
 * Signs Ada in in a fresh world, and Grace by way of a provider, ends that in one way, and tries everything that is left.
 *
 * @throws TypeError when the scene does not play
 */
export async function whatIsLeft(scene: Scene, end: End, host: Host): Promise<Record<Thing, Left>> {
  const place = await openPlace(scene, host)
  const browser = place.newBrowser()
  const federated = place.newBrowser()
  await signIn(browser, 'ada')
  const tokens = Object.values(place.shop.sessions()).find((session) => session.tokens)!.tokens!
  await federated.open(authorizeUrl(place, PROVIDER))
  await federated.submit({ person: 'grace' })
  const run = { ...place, browser, federated, tokens }
  await DOING[end](run)
  const left: Partial<Record<Thing, Left>> = {}
  for (const [thing] of THINGS) left[thing] = await TRYING[thing](run)
  return left as Record<Thing, Left>
}
