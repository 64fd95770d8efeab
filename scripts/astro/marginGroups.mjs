const isMargin = (node) => node.type === 'mdxJsxFlowElement' && node.name === 'Margin'

const group = (notes) => ({
  type: 'mdxJsxFlowElement',
  name: 'div',
  attributes: [{ type: 'mdxJsxAttribute', name: 'class', value: 'margin-group' }],
  children: notes,
})

/** The same siblings, with each run of margin notes put into one group. */
export function withGroups(siblings) {
  const grouped = []
  siblings.forEach((node, i) => {
    if (!isMargin(node)) grouped.push(node)
    else if (i > 0 && isMargin(siblings[i - 1])) grouped.at(-1).children.push(node)
    else grouped.push(group([node]))
  })
  return grouped
}

/** Notes that follow each other become one group, so that the margin's column can hold them as a stack. */
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
