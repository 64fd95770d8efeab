import type { Scene } from '../../simulator/index.ts'
import { openPlace, type Place } from '../shop/place.ts'
import { sharedKeys } from '../sharedKeys.ts'
import type { SmallBrowser } from './browser.ts'

/** A place in this page, and a browser that stands at the shop’s front page. */
export async function openHere(
  scene: Scene,
  start: string,
): Promise<{ place: Place; browser: SmallBrowser }> {
  const place = await openPlace(scene, { wallNow: () => Date.now(), createKey: sharedKeys() })
  const browser = place.newBrowser()
  await browser.open(start)
  return { place, browser }
}
