import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { RuleId } from '../lint/rules.ts'
import type { Prose, ProseElement } from '../schema/view.ts'

export interface ProseFlaw {
  readonly rule: RuleId
  readonly found: string
  readonly repair: string
}

const languages = new Set([
  'bash',
  'css',
  'html',
  'http',
  'ini',
  'js',
  'json',
  'jsx',
  'python',
  'text',
  'ts',
  'tsx',
  'yaml',
])

type Kept = 'paragraph' | 'strong' | 'emphasis' | 'list' | 'listItem'
const tags: Record<Kept, ProseElement['tag']> = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  list: 'ul',
  listItem: 'li',
}

/** Markdown as data, and what in it a question may not hold. */
export function parseProse(markdown: string): { readonly nodes: Prose[]; readonly flaws: ProseFlaw[] } {
  const flaws: ProseFlaw[] = []
  const root = fromMarkdown(markdown)
  return { nodes: root.children.flatMap((node) => convert(node, flaws)), flaws }
}

/** The same for text that stands in a line: a single paragraph loses its frame. */
export function parseInline(markdown: string): {
  readonly nodes: readonly Prose[]
  readonly flaws: ProseFlaw[]
} {
  const { nodes, flaws } = parseProse(markdown)
  const only = nodes.length === 1 ? nodes[0] : undefined
  return { nodes: typeof only === 'object' && only.tag === 'p' ? only.nodes : nodes, flaws }
}

function convert(node: Nodes, flaws: ProseFlaw[]): Prose[] {
  switch (node.type) {
    case 'text':
      return [node.value.replaceAll('\n', ' ')]
    case 'inlineCode':
      return [{ tag: 'code', nodes: [node.value] }]
    case 'code':
      flaws.push(...languageFlaws(node.lang))
      return [{ tag: 'pre', nodes: [node.value] }]
    case 'break':
      return [{ tag: 'br', nodes: [] }]
    case 'link':
      flaws.push(...linkFlaws(node.url))
      return [{ tag: 'a', href: node.url, nodes: node.children.flatMap((child) => convert(child, flaws)) }]
    case 'paragraph':
    case 'strong':
    case 'emphasis':
    case 'list':
    case 'listItem': {
      const tag = node.type === 'list' && node.ordered === true ? 'ol' : tags[node.type]
      return [{ tag, nodes: node.children.flatMap((child) => convert(child, flaws)) }]
    }
    default:
      flaws.push(unknownFlaw(node))
      return []
  }
}

function languageFlaws(language: string | null | undefined): ProseFlaw[] {
  if (language && languages.has(language)) return []
  const found = language ? `A code block is marked \`${language}\`.` : 'A code block names no language.'
  return [
    {
      rule: 'code-language',
      found,
      repair: `Write one of ${[...languages].join(', ')} after the backticks.`,
    },
  ]
}

function linkFlaws(url: string): ProseFlaw[] {
  const path = /^\/(?![/\\])[\w\-./#?=&%]*$/.test(url)
  const web = /^https:\/\//.test(url) && URL.canParse(url) && new URL(url).username === ''
  if (path || web) return []
  const found = `Found a link to \`${url.slice(0, 60)}\`.`
  return [
    {
      rule: 'unsafe-link',
      found,
      repair: 'Link to an https address, or to a path of this site such as /signing-in/sign-up/.',
    },
  ]
}

function unknownFlaw(node: Nodes): ProseFlaw {
  if (node.type === 'html') {
    const found = `Found HTML: \`${node.value.slice(0, 40)}\`.`
    return {
      rule: 'raw-html',
      found,
      repair: 'Use Markdown; put backticks around a tag that is meant as text.',
    }
  }
  if (node.type === 'image' || node.type === 'imageReference') {
    return { rule: 'image-not-supported', found: 'Found an image.', repair: 'Say in words what it shows.' }
  }
  const found = `Found a Markdown ${node.type}, which questions do not use.`
  return { rule: 'raw-html', found, repair: 'Write paragraphs, lists, code, bold and links.' }
}
