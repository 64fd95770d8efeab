import { readScene } from '../../../src/authoring/scenes.ts'
import { hiddenFields } from '../../../src/sandbox/browser/forms.ts'
import type { SmallBrowser } from '../../../src/sandbox/browser/browser.ts'
import { openPlace, type Settings } from '../../../src/sandbox/shop/place.ts'
import { newSigningKey } from '../../../src/simulator/index.ts'

/** RSA keys are slow to make: the tests of one process share two. */
const keys = Promise.all([newSigningKey(), newSigningKey()])

/** This process as a sandbox's host. */
export function host() {
  let drawn = 0
  return { wallNow: () => Date.now(), createKey: async () => (await keys)[drawn++ % 2]! }
}

export const managedLoginScene = () => readScene('.', 'content/scenes/managed-login.yaml')

/** The shop and its pool, and a browser. */
export async function placeWithBrowser(settings?: Settings) {
  const place = await openPlace(await managedLoginScene(), host(), settings)
  const browser = place.newBrowser()
  return { ...place, browser, view: () => browser.store.getState() }
}

export const PASSWORD = 'Analytical-1843'

/** Sends the login page that a browser shows. */
export const sendLogin = (browser: SmallBrowser, username = 'ada', password = PASSWORD) =>
  browser.submit({ ...hiddenFields(browser.store.getState().page!.html), username, password })
