/** The part of a pool's domain that speaks SAML. */
export { samlLogout, signOutAtSaml } from './logout.ts'
export { samlResponse } from './samlResponse.ts'
export { startAtSaml } from './start.ts'
