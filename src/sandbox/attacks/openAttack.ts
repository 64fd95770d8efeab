import type { Scene } from '../../simulator/index.ts'
import { sharedKeys } from '../sharedKeys.ts'
import { ATTACKS } from './index.ts'
import { playAttack, type Played } from './stage.ts'

/** Plays an attack in this page, from the beginning of its scene. @throws what `playAttack` throws */
export function playHere(scene: Scene, id: string, isDefended: boolean): Promise<Played> {
  const attack = ATTACKS.find((row) => row.id === id)
  if (!attack) throw new TypeError(`There is no attack "${id}".`)
  return playAttack(scene, attack, isDefended, { wallNow: () => Date.now(), createKey: sharedKeys() })
}
