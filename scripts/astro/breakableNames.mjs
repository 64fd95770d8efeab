import { nameParts } from '../../src/components/nameParts.ts'

const wordBreak = { type: 'element', tagName: 'wbr', properties: {}, children: [] }

/** The same name with a place to break between its parts. */
export const withBreaks = (name) =>
  nameParts(name).flatMap((value, at) => [...(at > 0 ? [wordBreak] : []), { type: 'text', value }])

const plugin = {
  name: 'breakable-names',
  element: {
    filter: ['code'],
    visit(node, context) {
      const [text, ...others] = node.children
      const isName = text?.type === 'text' && others.length === 0 && nameParts(text.value).length > 1
      if (!isName || context.parent(node)?.tagName === 'pre') return undefined
      return { ...node, children: withBreaks(text.value) }
    },
  },
}

/** Astro integration: long names in code may break where a reader would break them. */
export const breakableNames = () => ({
  name: 'breakable-names',
  hooks: {
    'astro:config:setup': ({ config }) => {
      config.markdown.processor.options.hastPlugins.push(plugin)
    },
  },
})
