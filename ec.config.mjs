import { defineEcConfig } from '@astrojs/starlight/expressive-code'
import { codeTheme } from './src/styles/codeThemes.mjs'

/** Code that scrolls can be reached by keyboard from the start, and is no landmark of its own. */
const reachable = {
  name: 'reachable',
  hooks: {
    postprocessRenderedBlock({ renderData }) {
      const { blockAst } = renderData
      const pre = [blockAst, ...blockAst.children].find(({ tagName }) => tagName === 'pre')
      if (pre) pre.properties.tabIndex = 0
    },
  },
}

export default defineEcConfig({
  themes: [codeTheme('light'), codeTheme('dark')],
  useStarlightUiThemeColors: false,
  plugins: [reachable],
})
