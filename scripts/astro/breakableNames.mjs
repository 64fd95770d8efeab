const wordBreak = { type: 'element', tagName: 'wbr', properties: {}, children: [] }

/** A name with places to break: after an underscore, and before a capital. `client_id` → `client_`, `id`. */
export const withBreaks = (name) =>
  name
    .split(/(?<=_)|(?<=[a-z])(?=[A-Z])/)
    .flatMap((value, at) => [...(at > 0 ? [wordBreak] : []), { type: 'text', value }])

/** Names that may not fit on the line of a phone, in characters. */
const LONG = 26

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
      const isName = text?.type === 'text' && others.length === 0 && /^[\w:-]+$/.test(text.value)
      if (!isName || isIn(node, context, ['pre'])) return undefined
      if (text.value.length < LONG && !isIn(node, context, ['td', 'th'])) return undefined
      return { ...node, children: withBreaks(text.value) }
    },
  },
}

/** Astro integration: names in the narrow columns of tables, and long ones anywhere, break where a reader would break them. */
export const breakableNames = () => ({
  name: 'breakable-names',
  hooks: {
    'astro:config:setup': ({ config }) => {
      config.markdown.processor.options.hastPlugins.push(plugin)
    },
  },
})
