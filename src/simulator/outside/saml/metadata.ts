import { canonical } from '../../crypto/xml/canonical.ts'
import { element } from '../../crypto/xml/tree.ts'
import { BINDING } from '../../crypto/xml/saml.ts'
import type { Answer } from '../../record.ts'
import type { Call } from '../call.ts'
import { providerOf } from '../provider.ts'
import { samlAddresses } from './names.ts'

/** Who the provider is, where it is asked, and by which key it is known (SAML 2.0 Metadata). */
export async function metadata({ context, name }: Call): Promise<Answer> {
  const { certificate } = await providerOf(context, name)
  const { entityId, sso, slo } = samlAddresses(name)
  const data = element('ds', 'X509Data', {}, element('ds', 'X509Certificate', {}, certificate))
  const key = element('md', 'KeyDescriptor', { use: 'signing' }, element('ds', 'KeyInfo', {}, data))
  const role = element(
    'md',
    'IDPSSODescriptor',
    { protocolSupportEnumeration: 'urn:oasis:names:tc:SAML:2.0:protocol', WantAuthnRequestsSigned: 'false' },
    key,
    element('md', 'SingleLogoutService', { Binding: BINDING.redirect, Location: slo }),
    element('md', 'SingleSignOnService', { Binding: BINDING.redirect, Location: sso }),
  )
  return {
    status: 200,
    headers: { 'content-type': 'application/samlmetadata+xml', 'access-control-allow-origin': '*' },
    body: canonical(element('md', 'EntityDescriptor', { entityID: entityId }, role)),
  }
}
