const isMargin = (node) => node.type === 'mdxJsxFlowElement' && node.name === 'Margin'
const isGroup = (node) => node.type === 'mdxJsxFlowElement' && node.name === 'div' && 'notes' in node
const isImport = (node) => node.type === 'mdxjsEsm'
/** Text, as far as the margin's column beside it is free. Other components may be as wide as the page. */
const isText = (node) => node.type !== 'mdxJsxFlowElement' || node.name === 'Aims' || node.name === 'Lead'

/**
 * The same siblings, with each run of `<Margin>` notes put into one group that knows how many rows of the lesson's grid
 * it may stand beside: the paragraph before it and what follows, up to the paragraph of the next group.
 */
export function withGroups(siblings) {
  const grouped = []
  for (const node of siblings.filter((it) => !isImport(it))) {
    if (!isMargin(node)) grouped.push(node)
    else if (grouped.length > 0 && isGroup(grouped.at(-1))) grouped.at(-1).notes.push(node)
    else grouped.push({ type: 'mdxJsxFlowElement', name: 'div', notes: [node] })
  }
  const nodes = grouped.map((node, i) =>
    isGroup(node) ? group(node.notes, classOf(grouped, i), rowsFrom(grouped, i)) : node,
  )
  return [...siblings.filter(isImport), ...nodes]
}

function rowsFrom(nodes, at) {
  const after = nodes.slice(at + 1)
  const end = after.findIndex((node) => !isText(node))
  const texts = end < 0 ? after.length : end
  return texts > 0 && end >= 0 && isGroup(after[end]) ? texts : texts + 1
}

const attribute = (name, value) => ({ type: 'mdxJsxAttribute', name, value })

/** A note with no text beside it, such as one right after a sandbox, stands in the column of text. */
const classOf = (nodes, at) => (at > 0 && isText(nodes[at - 1]) ? 'margin-group' : 'margin-group in-text')

function group(notes, className, rows) {
  const attributes = [attribute('class', className), attribute('style', `--rows: ${rows}`)]
  return { type: 'mdxJsxFlowElement', name: 'div', attributes, children: notes }
}

const plugin = {
  name: 'margin-groups',
  before(root, context) {
    if (root.children.some(isMargin)) context.setProperty(root, 'children', withGroups(root.children))
  },
}

/** Astro integration: adds the grouping of `<Margin>` notes to the Markdown processor. */
export const marginGroups = () => ({
  name: 'margin-groups',
  hooks: {
    'astro:config:setup': ({ config }) => {
      config.markdown.processor.options.mdastPlugins.push(plugin)
    },
  },
})
