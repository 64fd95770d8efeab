import { createPrivateKey } from 'node:crypto'
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ExclusiveCanonicalization, SignedXml } from 'xml-crypto'
import { newSigningKey } from '../../../src/simulator/index.ts'
import { selfSigned } from '../../../src/simulator/crypto/certificate.ts'
import { canonical } from '../../../src/simulator/crypto/xml/canonical.ts'
import { findXml } from '../../../src/simulator/crypto/xml/parse.ts'
import { isSigned, signElement } from '../../../src/simulator/crypto/xml/signature.ts'
import { element, only, type XmlElement } from '../../../src/simulator/crypto/xml/tree.ts'
import { START } from '../../world.ts'

// In Node alone: the library that judges is Node's.

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const pair = await newSigningKey()
const certificate = await selfSigned(pair, {
  ...{ name: 'corp', serial: new Uint8Array([1]) },
  ...{ from: START, until: START + 86_400_000 },
})
const pkcs8 = createPrivateKey({ key: { ...pair.privateJwk }, format: 'jwk' }).export({
  ...{ type: 'pkcs8', format: 'pem' },
}) as string
const pem = `-----BEGIN CERTIFICATE-----\n${certificate.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----`

const dom = (text: string) => new DOMParser().parseFromString(text, 'text/xml')
const theirs = (text: string) =>
  new ExclusiveCanonicalization().process(dom(text).documentElement as unknown as Element, {}).toString()

/** Names of a document's elements: with and without prefixes, which are declared again further down. */
const name = fc.constantFrom('a', 'b:a', 'c:a', 'B', 'b:Z')
const text = fc
  .string({ unit: fc.constantFrom('x', ' ', '\n', '\t', '&amp;', '&lt;', '>', '"', "'", '&#13;', 'é', '𝒳') })
  .map((value) => value)
const declaration = fc.constantFrom(
  '',
  ' xmlns="urn:1"',
  ' xmlns:b="urn:2"',
  ' xmlns:b="urn:3"',
  ' xmlns:c="urn:3"',
)
const attributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom('z', 'y', 'b:z', 'c:y', 'xml:lang'), text), {
    selector: ([each]) => each,
  })
  .map((pairs) => pairs.map(([each, value]) => ` ${each}="${value.replaceAll('"', '&quot;')}"`).join(''))

const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .tuple(
      name,
      declaration,
      attributes,
      fc.array(fc.oneof({ maxDepth: 3 }, text, tie('tree')), { maxLength: 3 }),
    )
    .map(([each, declared, given, inside]) => `<${each}${declared}${given}>${inside.join('')}</${each}>`),
}))
const documents = tree.map((inside) => `<r xmlns:b="urn:2" xmlns:c="urn:4">${inside}</r>`)

test('exclusive canonicalization comes out as the library’s does', () => {
  let read = 0
  fc.assert(
    fc.property(documents, (document) => {
      const parsed = findXml(document)
      // Two attributes of one name under two prefixes are not well-formed: the other parser lets them pass.
      if (!parsed) return
      read++
      expect(canonical(parsed)).toBe(theirs(document))
    }),
    { numRuns: 500 },
  )
  expect(read).toBeGreaterThan(400)
})

test('a canonical document is its own canonical form', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const parsed = findXml(document)
      if (!parsed) return
      const once = canonical(parsed)
      expect(canonical(findXml(once)!)).toBe(once)
    }),
  )
})

const assertion = (name: string) =>
  element(
    'saml2',
    'Assertion',
    { ID: '_1', Version: '2.0' },
    element('saml2', 'Issuer', {}, 'https://corp.idp.example'),
    element('saml2', 'Subject', {}, element('saml2', 'NameID', {}, name)),
  )

/** The library's judgement of a signed document. */
function isRight(document: string): boolean {
  const parsed = dom(document)
  const [node] = Array.from(parsed.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature'))
  const judge = new SignedXml({ publicCert: pem, getCertFromKeyInfo: () => null })
  judge.loadSignature(node as unknown as Node)
  try {
    return judge.checkSignature(document)
  } catch {
    return false
  }
}

test('what we sign the library verifies, also inside another document; and not what was changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (given) => {
      // Characters that XML does not have.
      const who = given.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
      const signed = canonical(await signElement(assertion(who), { ...pair, certificate }))
      const around = `<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns="urn:x">${signed}</p:Response>`
      expect(isRight(around)).toBe(true)
      expect(isRight(around.replace('Version="2.0"', 'Version="2.1"'))).toBe(false)
    }),
    { numRuns: 40 },
  )
})

const verified = (document: string): Promise<boolean> => {
  const root = findXml(document)!
  return isSigned(root, only(root, 'saml2', 'Assertion') ?? root, [certificate])
}

/** Signed by the library, its signature in its place. */
function byLibrary(document: string, change: (maker: SignedXml) => void = () => {}): string {
  const maker = new SignedXml({
    privateKey: pkcs8,
    canonicalizationAlgorithm: EXCLUSIVE,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  })
  maker.addReference({
    xpath: "//*[local-name(.)='Assertion']",
    transforms: [ENVELOPED, EXCLUSIVE],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  })
  change(maker)
  maker.computeSignature(document, {
    location: { reference: "//*[local-name(.)='Issuer']", action: 'after' },
  })
  return maker.getSignedXml()
}

test('what the library signs we verify; and not what was changed', async () => {
  const plain = `<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol">${canonical(assertion('ada'))}</Response>`
  const signed = byLibrary(plain)
  expect(await verified(signed)).toBe(true)
  expect(await verified(signed.replace('>ada<', '>eve<'))).toBe(false)
  expect(await verified(signed.replace('>ada<', '>a<!-- -->da<'))).toBe(true)
  expect(await verified(plain)).toBe(false)
})

test.each<[string, (signed: XmlElement) => XmlElement]>([
  [
    'a second element of the same id',
    (signed) => ({ ...signed, children: [...signed.children, assertion('eve')] }),
  ],
  [
    'the id in other letters',
    (signed) => ({
      ...signed,
      children: [
        ...signed.children,
        { ...assertion('eve'), attributes: [{ prefix: '', uri: '', local: 'id', value: '_1' }] },
      ],
    }),
  ],
  ['a second signature', (signed) => ({ ...signed, children: [...signed.children, signed.children[1]!] })],
])('refused: %s', async (_, change) => {
  const signed = await signElement(assertion('ada'), { ...pair, certificate })
  expect(await verified(canonical(signed))).toBe(true)
  expect(await verified(canonical(change(signed)))).toBe(false)
})

test.each([
  [
    'another key’s signature under our certificate',
    (text: string) =>
      text.replace(
        /(<ds:SignatureValue>)(.)/,
        (_, tag: string, first: string) => tag + (first === 'A' ? 'B' : 'A'),
      ),
  ],
  ['a reference to nothing: the whole document', (text: string) => text.replace('URI="#_1"', 'URI=""')],
  ['a reference to another element', (text: string) => text.replace('URI="#_1"', 'URI="#_2"')],
  ['SHA-1 named', (text: string) => text.replace('xmldsig-more#rsa-sha256', 'xmldsig#rsa-sha1')],
  [
    'a transform more',
    (text: string) =>
      text.replace(
        '</ds:Transforms>',
        `<ds:Transform Algorithm="${EXCLUSIVE}"></ds:Transform></ds:Transforms>`,
      ),
  ],
  [
    'a transform with parameters',
    (text: string) =>
      text.replace(
        `<ds:Transform Algorithm="${EXCLUSIVE}">`,
        `<ds:Transform Algorithm="${EXCLUSIVE}"><InclusiveNamespaces xmlns="${EXCLUSIVE}" PrefixList="x"/>`,
      ),
  ],
])('refused: %s', async (_, change) => {
  const signed = canonical(await signElement(assertion('ada'), { ...pair, certificate }))
  const changed = change(signed)
  expect(changed).not.toBe(signed)
  expect(await verified(changed)).toBe(false)
})

test('another key than the certificate’s', async () => {
  const other = await newSigningKey()
  const signed = await signElement(assertion('ada'), { privateJwk: other.privateJwk, certificate })
  expect(await isSigned(signed, signed, [certificate])).toBe(false)
  expect(await isSigned(signed, signed, [])).toBe(false)
  expect(await isSigned(signed, signed, ['bm8gY2VydGlmaWNhdGU='])).toBe(false)
})

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['an entity of its own', '<a>&b;</a>'],
  ['a processing instruction', '<a><?php echo 1 ?></a>'],
  ['two elements at the top', '<a/><a/>'],
  ['a prefix that nobody declared', '<b:a/>'],
  ['an end that is missing', '<a><b></a>'],
  ['text beside the element', 'x<a/>'],
  ['nothing', ''],
  ['too deep', '<a>'.repeat(60) + '</a>'.repeat(60)],
])('not read: %s', (_, document) => {
  expect(findXml(document)).toBeUndefined()
})
