import type { Scene } from '../../simulator/index.ts'
import { sharedKeys } from '../sharedKeys.ts'
import { whatIsLeft, type End, type Left, type Thing } from './signOut.ts'

/** Tries in this page what one way of ending a sign-in leaves. @throws what `whatIsLeft` throws */
export const tryHere = (scene: Scene, end: End): Promise<Record<Thing, Left>> =>
  whatIsLeft(scene, end, { wallNow: () => Date.now(), createKey: sharedKeys() })
