import type { OutsideGrant } from '../../store/outside.ts'
import { findPerson, idOf, type Person } from '../people.ts'

/** How the stand-ins of some social providers differ from OpenID Connect: these two are plain OAuth 2.0. */
const ID_CLAIM: Record<string, string> = { facebook: 'id', amazon: 'user_id' }

/** Whether a provider's token answer has an ID token in it. */
export const hasIdToken = (name: string): boolean => !Object.hasOwn(ID_CLAIM, name)

/** What the ID token says of somebody: of what the scopes ask for, the part that most apps want. */
export function idClaims({ provider, person, scopes }: OutsideGrant): Record<string, unknown> {
  const { name, email, email_verified } = personOf(person)
  return {
    sub: idOf(provider, personOf(person)),
    ...(scopes.includes('profile') && { name, locale: 'en' }),
    ...(scopes.includes('email') && email !== undefined && { email, email_verified }),
  }
}

/** What userInfo says: all of it. Its `locale` is another than the ID token's. */
export function userInfoClaims(grant: OutsideGrant): Record<string, unknown> {
  const { sub, ...claims } = idClaims(grant)
  const { given_name, family_name, department, groups } = personOf(grant.person)
  const profile = { given_name, family_name, locale: 'en-GB', department, groups }
  return {
    [ID_CLAIM[grant.provider] ?? 'sub']: sub,
    ...claims,
    ...((grant.scopes.includes('profile') || !hasIdToken(grant.provider)) && profile),
  }
}

function personOf(username: string): Person {
  const person = findPerson(username)
  if (!person) throw new TypeError(`Nobody is called ${username}.`)
  return person
}
