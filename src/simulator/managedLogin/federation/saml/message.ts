import { newXmlId } from '../../../crypto/ids.ts'
import { canonical } from '../../../crypto/xml/canonical.ts'
import { deflated } from '../../../crypto/xml/deflate.ts'
import { instant, spEntityId } from '../../../crypto/xml/saml.ts'
import { signText } from '../../../crypto/xml/signature.ts'
import { element, type XmlElement } from '../../../crypto/xml/tree.ts'
import { samlKeyOf } from '../../../userPools/pools/samlKey.ts'
import type { Visit } from '../../visit.ts'

/** A request of the pool's to a SAML provider, and its id. */
export function newRequest(
  { context, pool }: Visit,
  name: 'AuthnRequest' | 'LogoutRequest',
  attributes: Record<string, string>,
  ...children: XmlElement[]
): { id: string; request: XmlElement } {
  const id = newXmlId(context.world)
  const all = { ...attributes, ID: id, IssueInstant: instant(context.world.now()), Version: '2.0' }
  const issuer = element('saml2', 'Issuer', {}, spEntityId(pool.Id))
  return { id, request: element('saml2p', name, all, issuer, ...children) }
}

/**
 * The address that brings a request to the provider, by the HTTP-Redirect binding.
 *
 * @param isSigned by the key whose certificate GetSigningCertificate gives
 */
export async function addressFor(
  { context, pool }: Visit,
  location: string,
  { request, RelayState, isSigned }: { request: XmlElement; RelayState: string; isSigned: boolean },
): Promise<string> {
  const SAMLRequest = await deflated(canonical(request))
  const SigAlg = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
  // What is signed is this text as it stands: the order counts (SAML 2.0 Bindings 3.4.4.1).
  const query = String(new URLSearchParams({ SAMLRequest, RelayState, ...(isSigned && { SigAlg }) }))
  const start = context.world.publicUrl(location)
  if (!isSigned) return `${start}?${query}`
  const { privateJwk } = await samlKeyOf(context, pool)
  return `${start}?${query}&${String(new URLSearchParams({ Signature: await signText(privateJwk, query) }))}`
}
