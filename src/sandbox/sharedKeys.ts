import { newSigningKey, type KeyPair } from '../simulator/index.ts'

const keys: Promise<KeyPair>[] = []

/** Making keys takes longer than all else of a run: the runs of a page share theirs. @returns what makes the keys of one run */
export function sharedKeys(): () => Promise<KeyPair> {
  let taken = 0
  return () => (keys[taken++] ??= newSigningKey())
}
