import type { Scene } from '../simulator/index.ts'
import { playOrder, type OrderName } from './order.ts'
import { runFunction } from './runFunction.ts'
import type { Arrow } from './sequence.ts'
import { sharedKeys } from './sharedKeys.ts'

/** Plays a script in this page, from the beginning of its scene. @throws what `playOrder` throws */
export const playHere = (scene: Scene, name: OrderName): Promise<Arrow[]> =>
  playOrder(scene, name, {
    host: { wallNow: () => Date.now(), createKey: sharedKeys() },
    runHandler: runFunction,
  })
