import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '../crypto/bytes.ts'

/** Somebody who has an account at every outside provider: claims by their names in OpenID Connect. */
export type Person = {
  username: string
  name: string
  given_name: string
  family_name: string
  /** none: the person keeps it to themselves */
  email?: string
  email_verified: boolean
  department: string
  groups: string[]
}

/** One with everything, one with gaps (an address that nobody has verified, a blank), one without an address. */
export const PEOPLE: Person[] = [
  {
    username: 'ada',
    name: 'Ada Lovelace',
    given_name: 'Ada',
    family_name: 'Lovelace',
    email: 'ada@example.com',
    email_verified: true,
    department: 'Analysis',
    groups: ['analysts', 'authors'],
  },
  {
    username: 'grace',
    name: 'Grace Hopper',
    given_name: 'Grace',
    family_name: 'Hopper',
    email: 'grace@example.com',
    email_verified: false,
    department: '',
    groups: ['compilers'],
  },
  {
    username: 'alan',
    name: 'Alan Turing',
    given_name: 'Alan',
    family_name: 'Turing',
    email_verified: false,
    department: 'Machines',
    groups: [],
  },
]

export const findPerson = (username: string | null | undefined): Person | undefined =>
  PEOPLE.find((person) => person.username === username)

/** A person's id at a provider: 21 digits, other ones at each. */
export function idOf(provider: string, { username }: Person): string {
  const [a = 0, b = 0, c = 0] = new Uint32Array(sha256(utf8ToBytes(`${provider} ${username}`)).buffer)
  return `1${[a, b].map((part) => String(part).padStart(10, '0')).join('')}${c}`.slice(0, 21)
}
