import { readFileSync } from 'node:fs'

/** The two values of each `--code-…` token, read from tokens.css so that a colour is written once. */
function codeColours() {
  // By the project's folder, where every build runs: this module is bundled elsewhere before it is read.
  const css = readFileSync('src/styles/tokens.css', 'utf8')
  const pairs = css.matchAll(/--(code-\w+|ink): light-dark\((#\w+), (#\w+)\)/g)
  return Object.fromEntries([...pairs].map(([, name, light, dark]) => [name, { light, dark }]))
}

const scopes = {
  'code-keyword': ['keyword', 'storage', 'constant.language', 'keyword.operator.new', 'variable.language'],
  'code-string': ['string', 'constant.other.symbol', 'constant.character.escape'],
  'code-number': ['constant.numeric'],
  'code-property': [
    'meta.object-literal.key',
    'support.type.property-name',
    'variable.other.property',
    'entity.name.tag',
    'entity.other.attribute-name',
  ],
  'code-function': [
    'entity.name.function',
    'support.function',
    'entity.name.type',
    'support.class',
    'entity.name.class',
  ],
  'code-comment': ['comment', 'punctuation.definition.comment'],
  ink: ['keyword.operator', 'punctuation', 'storage.type.function.arrow'],
}

/** A theme for the code blocks of lessons, in the form Shiki reads. `type` is `light` or `dark`. */
export function codeTheme(type) {
  const colours = codeColours()
  return {
    name: `deep-end-${type}`,
    type,
    colors: { 'editor.background': colours['code-bg'][type], 'editor.foreground': colours.ink[type] },
    settings: Object.entries(scopes).map(([name, scope]) => ({
      scope,
      settings: { foreground: colours[name][type] },
    })),
  }
}
