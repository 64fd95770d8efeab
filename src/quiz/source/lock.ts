import type { Finding } from '../lint/finding.ts'
import type { IdsLock } from '../schema/lock.ts'

const command = 'npm run questions:lock'

/** S02 against the lock: a question's id must be entered, unchanged and not retired. Paths are below the question. */
export function lockFindings(id: string, hash: string, lock: IdsLock): Finding[] {
  const finding = (found: string, repair: string): Finding[] => [{ rule: 'S02', path: ['id'], found, repair }]
  if (lock.retired[id] !== undefined) {
    return finding(
      `\`${id}\` belonged to a question that was taken out.`,
      'Learners’ answers still name it: choose a new id.',
    )
  }
  const locked = lock.questions[id]
  if (locked === undefined) {
    return finding(`\`${id}\` is not in questions/ids.lock.yaml.`, `Enter it with \`${command}\`.`)
  }
  if (locked === hash) return []
  return finding(
    `The stem or a key of \`${id}\` has changed.`,
    `If it asks the same as before, run \`${command} -- --same ${id}\`; if not, give it a new id.`,
  )
}

/** Ids of the lock that no question of the bank has. */
export function missingIds(ids: ReadonlySet<string>, lock: IdsLock): string[] {
  return Object.keys(lock.questions).filter((id) => !ids.has(id))
}

/** The lock brought up to the bank: new ids entered, missing ones retired, changed ones only where told. */
export function updateLock(
  lock: IdsLock,
  hashes: ReadonlyMap<string, string>,
  same: ReadonlySet<string>,
): { readonly lock: IdsLock; readonly refused: readonly string[] } {
  const live = [...hashes].filter(([id]) => lock.retired[id] === undefined)
  const kept = live.map(([id, hash]) => [id, same.has(id) ? hash : (lock.questions[id] ?? hash)] as const)
  const gone = missingIds(new Set(hashes.keys()), lock).map((id) => [id, lock.questions[id]!] as const)
  const refused = [...hashes].filter(
    ([id, hash]) => lock.retired[id] !== undefined || changed(lock, id, hash, same),
  )
  return {
    lock: { questions: sorted(kept), retired: sorted([...Object.entries(lock.retired), ...gone]) },
    refused: refused.map(([id]) => id),
  }
}

function changed(lock: IdsLock, id: string, hash: string, same: ReadonlySet<string>): boolean {
  const locked = lock.questions[id]
  return locked !== undefined && locked !== hash && !same.has(id)
}

function sorted(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => a.localeCompare(b)))
}

/** The text of `questions/ids.lock.yaml`. */
export function formatLock({ questions, retired }: IdsLock): string {
  const part = (name: string, hashes: Record<string, string>) => {
    const lines = Object.entries(hashes).map(([id, hash]) => `  ${id}: '${hash}'\n`)
    return lines.length === 0 ? `${name}: {}\n` : `${name}:\n${lines.join('')}`
  }
  const head = `# Written by \`${command}\`: id → hash of stem and keys. Ids are never renamed and never used again.\n`
  return head + part('questions', questions) + part('retired', retired)
}
