const wordBreak = { type: 'element', tagName: 'wbr', properties: {}, children: [] }

/** A name with places to break: after an underscore, and before a capital. `client_id` → `client_`, `id`. */
export const withBreaks = (name) =>
  name
    .split(/(?<=_)|(?<=[a-z])(?=[A-Z])/)
    .flatMap((value, at) => [...(at > 0 ? [wordBreak] : []), { type: 'text', value }])

const isIn = (node, context, names) => {
  const parent = context.parent(node)
  return parent !== undefined && (names.includes(parent.tagName) || isIn(parent, context, names))
}

const plugin = {
  name: 'breakable-names',
  element: {
    filter: ['code'],
    visit(node, context) {
      const [text, ...others] = node.children
      if (text?.type !== 'text' || others.length > 0 || !isIn(node, context, ['td', 'th'])) return undefined
      return { ...node, children: withBreaks(text.value) }
    },
  },
}

/** Astro integration: in the narrow columns of tables long names may break where a reader would break them. */
export const breakableNames = () => ({
  name: 'breakable-names',
  hooks: {
    'astro:config:setup': ({ config }) => {
      config.markdown.processor.options.hastPlugins.push(plugin)
    },
  },
})
