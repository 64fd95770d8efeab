import { sha256 } from '@noble/hashes/sha2.js'
import { base64, fromBase64, utf8ToBytes } from '../bytes.ts'
import type { CertifiedKey } from '../certificate.ts'
import { certificateKey } from '../certificateKey.ts'
import { isRsaSha256, rsaSha256 } from '../rsa.ts'
import { canonical } from './canonical.ts'
import { all, attribute, element, isElement, only, textIn, within, type XmlElement } from './tree.ts'

/** The one way to sign that is made, and taken. Source: https://www.w3.org/TR/xmldsig-core1/ */
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

const digestOf = (text: string) => base64(sha256(utf8ToBytes(text)))

/** Signs a text: base64 of the RSA-SHA256 signature. */
export const signText = async (privateJwk: JsonWebKey, text: string): Promise<string> =>
  base64(await rsaSha256(privateJwk, utf8ToBytes(text)))

/**
 * Signs an element that has an `ID`. SAML wants the signature to be its second child, after the issuer.
 *
 * @param certificate base64 of DER: it goes along, though nobody may believe it for that
 */
export async function signElement(
  of: XmlElement,
  { privateJwk, certificate }: Pick<CertifiedKey, 'privateJwk' | 'certificate'>,
): Promise<XmlElement> {
  const [issuer, ...rest] = of.children
  const info = element(
    'ds',
    'SignedInfo',
    {},
    element('ds', 'CanonicalizationMethod', { Algorithm: EXCLUSIVE }),
    element('ds', 'SignatureMethod', { Algorithm: RSA_SHA256 }),
    element(
      'ds',
      'Reference',
      { URI: `#${attribute(of, 'ID')}` },
      element(
        'ds',
        'Transforms',
        {},
        element('ds', 'Transform', { Algorithm: ENVELOPED }),
        element('ds', 'Transform', { Algorithm: EXCLUSIVE }),
      ),
      element('ds', 'DigestMethod', { Algorithm: SHA256 }),
      element('ds', 'DigestValue', {}, digestOf(canonical(of))),
    ),
  )
  const value = element('ds', 'SignatureValue', {}, await signText(privateJwk, canonical(info)))
  const data = element('ds', 'X509Data', {}, element('ds', 'X509Certificate', {}, certificate))
  const signature = element('ds', 'Signature', {}, info, value, element('ds', 'KeyInfo', {}, data))
  return { ...of, children: [issuer!, signature, ...rest] }
}

/**
 * Whether an element bears a signature about itself, all of it, by one of these keys. What a signature says about where it
 * belongs is not followed: it must be where it belongs, and no other element may have the same id. So nothing that is not
 * signed can take the place of what is.
 *
 * @param root the document's element
 * @param certificates base64 of DER
 */
export async function isSigned(root: XmlElement, of: XmlElement, certificates: string[]): Promise<boolean> {
  const signature = only(of, 'ds', 'Signature')
  const info = only(signature, 'ds', 'SignedInfo')
  const value = fromBase64((textIn(only(signature, 'ds', 'SignatureValue')) ?? '').replace(/\s/g, ''))
  if (!signature || !info || !value || !refersTo(root, of, info)) return false
  const reference = only(info, 'ds', 'Reference')
  const digest = textIn(only(reference, 'ds', 'DigestValue'))?.replace(/\s/g, '')
  if (digest !== digestOf(canonical(of, signature))) return false
  const text = utf8ToBytes(canonical(info))
  for (const certificate of certificates) {
    const spki = certificateKey(certificate)
    if (spki && (await isRsaSha256(spki, value, text))) return true
  }
  return false
}

/** Whether a SignedInfo is about an element of its document, and made in the one way that is taken. */
function refersTo(root: XmlElement, of: XmlElement, info: XmlElement): boolean {
  const reference = only(info, 'ds', 'Reference')
  const transforms = all(only(reference, 'ds', 'Transforms'), 'ds', 'Transform')
  const id = attribute(of, 'ID')
  const owners = within(root).filter(({ attributes }) =>
    attributes.some(({ local, value }) => local.toLowerCase() === 'id' && value === id),
  )
  return (
    id !== undefined &&
    owners.length === 1 &&
    attribute(reference, 'URI') === `#${id}` &&
    isPlain(only(info, 'ds', 'CanonicalizationMethod'), EXCLUSIVE) &&
    isPlain(only(info, 'ds', 'SignatureMethod'), RSA_SHA256) &&
    isPlain(only(reference, 'ds', 'DigestMethod'), SHA256) &&
    transforms.length === 2 &&
    isPlain(transforms[0], ENVELOPED) &&
    isPlain(transforms[1], EXCLUSIVE)
  )
}

/** An algorithm without parameters. */
const isPlain = (of: XmlElement | undefined, algorithm: string): boolean =>
  attribute(of, 'Algorithm') === algorithm && !of?.children.some(isElement)
