/** An element of XML with its names resolved. Declarations of namespaces are not among the attributes. */
export type XmlElement = {
  prefix: string
  local: string
  uri: string
  attributes: XmlAttribute[]
  children: (XmlElement | string)[]
}
export type XmlAttribute = { prefix: string; local: string; uri: string; value: string }

/** The namespaces of SAML 2.0 and of signatures, by the prefixes that we write. */
export const NAMESPACES = {
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  saml2p: 'urn:oasis:names:tc:SAML:2.0:protocol',
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
} as const

type Prefix = keyof typeof NAMESPACES

/** A new element; attributes that are undefined are left out. */
export const element = (
  prefix: Prefix,
  local: string,
  attributes: Record<string, string | undefined> = {},
  ...children: (XmlElement | string)[]
): XmlElement => ({
  ...{ prefix, local, uri: NAMESPACES[prefix] },
  attributes: Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [{ prefix: '', local: name, uri: '', value }],
  ),
  children,
})

export const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string'

const isNamed = ({ uri, local }: XmlElement, prefix: Prefix, name: string) =>
  uri === NAMESPACES[prefix] && local === name

/** The children of a name. */
export const all = (parent: XmlElement | undefined, prefix: Prefix, name: string): XmlElement[] =>
  (parent?.children ?? []).filter(isElement).filter((child) => isNamed(child, prefix, name))

/** The child of a name, where there is exactly one. */
export function only(parent: XmlElement | undefined, prefix: Prefix, name: string): XmlElement | undefined {
  const [first, ...others] = all(parent, prefix, name)
  return others.length ? undefined : first
}

export const attribute = (of: XmlElement | undefined, name: string): string | undefined =>
  of?.attributes.find(({ uri, local }) => uri === '' && local === name)?.value

/** The text in an element that holds nothing else. */
export const textIn = (of: XmlElement | undefined): string | undefined =>
  of?.children.every((child) => typeof child === 'string') ? of.children.join('').trim() : undefined

/** An element and all below it. */
export const within = (top: XmlElement): XmlElement[] => [
  top,
  ...top.children.filter(isElement).flatMap(within),
]
