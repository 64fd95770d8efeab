import { originOfIdp } from '../../outsideHosts.ts'

/** The addresses of a provider's SAML side; the entity id is that of its metadata, as usual. */
export const samlAddresses = (name: string) => {
  const origin = originOfIdp(name)
  return {
    entityId: `${origin}/saml/metadata`,
    sso: `${origin}/saml/sso`,
    slo: `${origin}/saml/slo`,
  }
}

/** Claims by the names that many enterprise directories give them. */
export const CLAIM = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
