import type { XmlElement } from './tree.ts'

/**
 * Exclusive XML Canonicalization 1.0 without comments, of an element as a document of its own.
 * Source: https://www.w3.org/TR/xml-exc-c14n/
 *
 * @param leftOut a child that does not count: the signature that is about the rest
 */
export const canonical = (top: XmlElement, leftOut?: XmlElement): string =>
  rendered(leftOut ? { ...top, children: top.children.filter((child) => child !== leftOut) } : top, {})

/** By prefix what stands around an element that is written; the default namespace has the empty prefix. */
type Declared = Record<string, string>

function rendered({ prefix, local, uri, attributes, children }: XmlElement, around: Declared): string {
  const used: Declared = { [prefix]: uri }
  for (const each of attributes) if (each.prefix) used[each.prefix] = each.uri
  const fresh = Object.entries(used)
    .filter(([name, value]) => name !== 'xml' && (around[name] ?? '') !== value)
    .sort(([left], [right]) => compare(left, right))
  const inside = { ...around, ...Object.fromEntries(fresh) }
  const name = qualified(prefix, local)
  const declarations = fresh.map(
    ([each, value]) => ` ${each ? `xmlns:${each}` : 'xmlns'}="${inValue(value)}"`,
  )
  const values = attributes
    .toSorted((left, right) => compare(left.uri, right.uri) || compare(left.local, right.local))
    .map((each) => ` ${qualified(each.prefix, each.local)}="${inValue(each.value)}"`)
  const content = children.map((child) =>
    typeof child === 'string' ? inText(child) : rendered(child, inside),
  )
  return `<${name}${declarations.join('')}${values.join('')}>${content.join('')}</${name}>`
}

const qualified = (prefix: string, local: string) => (prefix ? `${prefix}:${local}` : local)

/** By code points, as UTF-16 alone does not. */
function compare(left: string, right: string): number {
  const [one, other] = [[...left], [...right]]
  const at = one.findIndex((char, i) => char !== other[i])
  if (at < 0) return one.length - other.length
  return (one[at]!.codePointAt(0) ?? 0) - (other[at]?.codePointAt(0) ?? -1)
}

const TEXT: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const VALUE: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '"': '&quot;' },
  ...{ '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' },
}
const inText = (text: string) => text.replace(/[&<>\r]/g, (char) => TEXT[char]!)
const inValue = (text: string) => text.replace(/[&<"\t\n\r]/g, (char) => VALUE[char]!)
