import { newSigningKey, type KeyPair, type Scene } from '../simulator/index.ts'
import { playOrder, type OrderName } from './order.ts'
import { runFunction } from './runFunction.ts'
import type { Arrow } from './sequence.ts'

/** Making keys takes longer than all else of a run: the runs of a page share theirs. */
const keys: Promise<KeyPair>[] = []

/** Plays a script in this page, from the beginning of its scene. @throws what `playOrder` throws */
export function playHere(scene: Scene, name: OrderName): Promise<Arrow[]> {
  let taken = 0
  const createKey = () => (keys[taken++] ??= newSigningKey())
  return playOrder(scene, name, {
    host: { wallNow: () => Date.now(), createKey },
    runHandler: runFunction,
  })
}
