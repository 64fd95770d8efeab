import { defineConfig } from 'astro/config'
import mdx from '@astrojs/mdx'
import preact from '@astrojs/preact'
import starlight from '@astrojs/starlight'
import { codeTheme } from './src/styles/codeThemes.mjs'

const styles = ['fonts', 'tokens', 'starlight', 'controls', 'water', 'lesson']

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      title: 'Deep End',
      description: 'Learn Amazon Cognito by running it.',
      favicon: '/favicon.svg',
      markdown: { processedDirs: ['./content/'] },
      sidebar: [{ label: '2.1 Signing up is not signing in', link: '/signing-in/sign-up/' }],
      tableOfContents: false,
      customCss: styles.map((name) => `./src/styles/${name}.css`),
      expressiveCode: { themes: [codeTheme('light'), codeTheme('dark')], useStarlightUiThemeColors: false },
    }),
    preact(),
    mdx(),
  ],
})
