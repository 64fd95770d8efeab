import type { Host, Scene } from '../../simulator/index.ts'
import type { SmallBrowser } from '../browser/browser.ts'
import type { Exchange, Send } from '../browser/web.ts'
import { openPlace, PROTECTED, type Place } from '../shop/place.ts'
import type { Attack, Ending } from './attack.ts'

/** Who acts: the user, the attacker, or whoever set things up beforehand. */
export type Person = 'Ada' | 'Mallory' | 'You'

/** Something that somebody did, and the requests it took. */
export type Step = { who: Person; does: string; exchanges: Exchange[] }

/** A place with two people in it, each at a browser of their own. */
export type Stage = Place & {
  ada: SmallBrowser
  mallory: SmallBrowser
  /** Tells what somebody does, and does it. */
  step<T>(who: Person, does: string, work: () => T | Promise<T>): Promise<T>
}

export type Played = { steps: Step[]; ending: Ending }

/**
 * Plays an attack in a fresh world of a scene with a domain.
 *
 * @throws TypeError when the scene does not play
 */
export async function playAttack(
  scene: Scene,
  attack: Attack,
  isDefended: boolean,
  host: Host,
): Promise<Played> {
  const place = await openPlace(scene, host, { ...PROTECTED, ...attack.settings(isDefended) })
  const steps: Step[] = []
  const send: Send = async (request) => {
    const exchange = await place.send(request)
    steps.at(-1)?.exchanges.push(exchange)
    return exchange
  }
  const stage: Stage = {
    ...place,
    send,
    ada: place.newBrowser(send),
    mallory: place.newBrowser(send),
    async step(who, does, work) {
      steps.push({ who, does, exchanges: [] })
      return work()
    },
  }
  const ending = await attack.play(stage, isDefended)
  return { steps, ending }
}
