import type { Context } from '../context.ts'
import { ResourceNotFoundException } from '../errors.ts'
import type { Input } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { entriesUnder, valuesUnder } from './table.ts'
import type { UserPool } from './userPools.ts'

type Dated = { CreationDate: number; LastModifiedDate: number }

/** How the hosted UI (classic) looks: for one app client, or for ALL. `ImageFile` is base64. */
export type UICustomization = Input<'SetUICustomization'> & Dated & { ClientId: string; CSSVersion: string }

/** How managed login looks for one app client. */
export type Branding = Input<'CreateManagedLoginBranding'> & Dated & { ManagedLoginBrandingId: string }

/** A document that users are referred to at sign-up. */
export type Terms = Omit<Input<'CreateTerms'>, 'Links'> &
  Dated & { TermsId: string; Links: Record<string, string> }

const key = (pool: UserPool, id: string) => `${pool.Id}/${id}`

export const findUICustomization = (context: Context, pool: UserPool, clientId: string) =>
  findRecord(context, 'uiCustomizations', key(pool, clientId))

export const putUICustomization = (context: Context, pool: UserPool, ui: UICustomization) =>
  putRecord(context, 'uiCustomizations', key(pool, ui.ClientId), ui)

/** @throws ResourceNotFoundException without AWS's words, which are not on record */
export function brandingOf(context: Context, pool: UserPool, id: string): Branding {
  const found = findRecord(context, 'brandings', key(pool, id))
  if (!found) throw ResourceNotFoundException()
  return found
}

export const brandingsOf = ({ state }: Context, pool: UserPool): Branding[] => [
  ...valuesUnder(state.brandings, `${pool.Id}/`),
]

export const putBranding = (context: Context, pool: UserPool, branding: Branding) =>
  putRecord(context, 'brandings', key(pool, branding.ManagedLoginBrandingId), branding)

export const removeBranding = (context: Context, pool: UserPool, id: string) =>
  removeRecord(context, 'brandings', key(pool, id))

/** @throws ResourceNotFoundException without AWS's words, which are not on record */
export function termsOf(context: Context, pool: UserPool, id: string): Terms {
  const found = findRecord(context, 'terms', key(pool, id))
  if (!found) throw ResourceNotFoundException()
  return found
}

/** A client's document of this name. */
export const findTerms = (context: Context, pool: UserPool, clientId: string, name: string) =>
  [...allTerms(context, pool)].find(
    ([, { ClientId, TermsName }]) => ClientId === clientId && TermsName === name,
  )?.[1]

/** A pool's documents by key, from the first key >= `from`. */
export const allTerms = ({ state }: Context, pool: UserPool, from = '') =>
  entriesUnder(state.terms, `${pool.Id}/`, from)

export const putTerms = (context: Context, pool: UserPool, terms: Terms) =>
  putRecord(context, 'terms', key(pool, terms.TermsId), terms)

export const removeTerms = (context: Context, pool: UserPool, id: string) =>
  removeRecord(context, 'terms', key(pool, id))
