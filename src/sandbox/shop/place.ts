import { issuerOf } from '../../flows/fetchJwks.ts'
import type { Host, Scene } from '../../simulator/index.ts'
import { openSmallBrowser, type SmallBrowser } from '../browser/browser.ts'
import { ask, type Send, type Web } from '../browser/web.ts'
import { openCore, type Core } from '../core.ts'
import { API, openApi, type ApiSettings } from './api.ts'
import { openShop, SHOP, type Shop, type ShopSettings } from './shop.ts'

export type Settings = ShopSettings & ApiSettings

/** As an app should be. */
export const PROTECTED: Settings = {
  ...{ pkce: true, state: true, nonce: true },
  ...{ redeemsAtOnce: true, checksClient: true },
}

/** A scene with a domain, and around it a small web: the shop's app and its API. */
export type Place = {
  core: Core
  web: Web
  shop: Shop
  issuer: string
  /** which protections are on; may be changed at any time */
  settings: Settings
  /** Asks a site of this web. */
  send: Send
  /** @param send in place of the place’s own, to look on */
  newBrowser(send?: Send): SmallBrowser
}

/**
 * @throws TypeError when the scene does not play
 */
export async function openPlace(scene: Scene, host: Host, settings: Settings = PROTECTED): Promise<Place> {
  // The scene has no functions: nothing is ever run.
  const core = await openCore(scene, host, () => Promise.reject(new TypeError('The scene has no functions.')))
  const issuer = issuerOf(core.app)
  const { now } = core.clock
  const current = { ...settings }
  const known = { issuer, clientId: core.app.env.CLIENT_ID, now }
  const shop = openShop(known, () => current)
  const api = openApi(known, () => current)
  const web: Web = {
    sites: { [new URL(SHOP).host]: shop.site, [new URL(API).host]: api },
    aws: core.simulator.fetch,
  }
  const send: Send = async (request) => (await ask(web, request)).exchange
  return {
    ...{ core, web, shop, issuer, settings: current, send },
    newBrowser: (over = send) => openSmallBrowser(over, now),
  }
}
