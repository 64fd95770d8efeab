import { SaxesParser } from 'saxes'
import { isElement, type XmlElement } from './tree.ts'

/** What no message of SAML comes near, in characters and levels: more is not looked at. */
const [LARGEST, DEEPEST] = [200_000, 50]

const DECLARATIONS = 'http://www.w3.org/2000/xmlns/'

/**
 * Reads XML. A document type is refused, and with it whatever entities can do; so are processing instructions. Comments
 * are no part of what a document says: the text around one is one text.
 *
 * @returns the document's element; nothing when it is not well-formed, or not what we read
 */
export function findXml(text: string): XmlElement | undefined {
  if (text.length > LARGEST) return undefined
  try {
    return treeOf(text)
  } catch {
    return undefined
  }
}

function treeOf(text: string): XmlElement | undefined {
  const document: XmlElement = { prefix: '', local: '', uri: '', attributes: [], children: [] }
  const open = [document]
  const refuse = (what: unknown) => {
    throw new SyntaxError(String(what))
  }
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('processinginstruction', refuse)
  parser.on('text', (more) => addText(open.at(-1)!, more))
  parser.on('cdata', (more) => addText(open.at(-1)!, more))
  parser.on('opentag', ({ prefix, local, uri, attributes }) => {
    const all = Object.values(attributes).filter((each) => each.uri !== DECLARATIONS)
    const child = {
      ...{ prefix, local, uri, children: [] },
      attributes: all.map((each) => ({
        ...{ prefix: each.prefix, local: each.local },
        ...{ uri: each.uri, value: each.value },
      })),
    }
    open.at(-1)!.children.push(child)
    if (open.push(child) > DEEPEST) refuse('too deep')
  })
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return document.children.find(isElement)
}

function addText(parent: XmlElement, more: string): void {
  const last = parent.children.at(-1)
  if (typeof last === 'string') parent.children[parent.children.length - 1] = last + more
  else parent.children.push(more)
}
