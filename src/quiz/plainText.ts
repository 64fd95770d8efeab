import type { Prose } from './schema/view.ts'

const blocks = new Set(['p', 'li', 'pre', 'br'])

/** The words of some prose without its marks: what a linter counts and a title shows. */
export function plainText(nodes: readonly Prose[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string' ? node : plainText(node.nodes) + (blocks.has(node.tag) ? '\n' : ''),
    )
    .join('')
    .trim()
}

/** The code of some prose: inline and in blocks. */
export function codeOf(nodes: readonly Prose[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    return node.tag === 'code' || node.tag === 'pre' ? [plainText(node.nodes)] : codeOf(node.nodes)
  })
}

/** How many words a text has. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
