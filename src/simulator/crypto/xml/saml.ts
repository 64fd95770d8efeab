/** Names of SAML 2.0 that both sides say. Source: https://docs.oasis-open.org/security/saml/v2.0/ */
export const BINDING = {
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
}
export const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'
export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
export const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'

/** A pool's name among the providers of services: who its requests are from, and whom assertions are for. */
export const spEntityId = (poolId: string): string => `urn:amazon:cognito:sp:${poolId}`

/** A time as SAML writes it. */
export const instant = (at: number): string => new Date(at).toISOString()
