import { findXml } from '../../../crypto/xml/parse.ts'
import { BINDING } from '../../../crypto/xml/saml.ts'
import { all, attribute, isElement, only, textIn, within, type XmlElement } from '../../../crypto/xml/tree.ts'
import type { IdentityProvider } from '../../../store/identityProviders.ts'
import type { Visit } from '../../visit.ts'
import { ask } from '../ask.ts'

/** What a pool knows of a SAML provider. */
export type Metadata = {
  entityId: string
  sso: string
  slo?: string
  /** base64 of DER: whose signatures count */
  certificates: string[]
}

/** The metadata that was given with the provider, or is to be fetched. @returns nothing when there is none that holds */
export async function metadataOf(
  visit: Visit,
  { ProviderDetails: { MetadataFile, MetadataURL } }: IdentityProvider,
): Promise<Metadata | undefined> {
  const text = MetadataFile ?? (MetadataURL ? (await ask(visit, MetadataURL)).text : '')
  const root = findXml(text)
  const role = only(root, 'md', 'IDPSSODescriptor')
  const [entityId, sso] = [attribute(root, 'entityID'), locationOf(role, 'SingleSignOnService')]
  if (!role || !entityId || !sso) return undefined
  const slo = locationOf(role, 'SingleLogoutService')
  return { entityId, sso, ...(slo !== undefined && { slo }), certificates: certificatesIn(role) }
}

const locationOf = (role: XmlElement | undefined, service: string): string | undefined =>
  attribute(
    all(role, 'md', service).find((each) => attribute(each, 'Binding') === BINDING.redirect),
    'Location',
  )

/** Keys without a use are for everything. */
const certificatesIn = (role: XmlElement): string[] =>
  all(role, 'md', 'KeyDescriptor')
    .filter((key) => attribute(key, 'use') !== 'encryption')
    .flatMap(within)
    .filter(({ local }) => local === 'X509Certificate')
    .flatMap((each) => (each.children.some(isElement) ? [] : [textIn(each) ?? '']))
