/** The members of a record that AWS named: they begin with a capital, ours with a small letter. */
type Shown<T> = { [K in keyof T as K extends Capitalize<K & string> ? K : never]: T[K] }

/** A record as the API shows it: without what is the simulator's own. */
export function shown<T extends object>(record: T): Shown<T> {
  const members = Object.entries(record).filter(([name]) => /^[A-Z]/.test(name))
  // The filter does what the type says.
  return Object.fromEntries(members) as Shown<T>
}
