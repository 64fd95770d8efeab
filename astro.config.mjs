import { defineConfig } from 'astro/config'
import mdx from '@astrojs/mdx'
import preact from '@astrojs/preact'
import starlight from '@astrojs/starlight'
import { breakableNames } from './scripts/astro/breakableNames.mjs'
import { marginGroups } from './scripts/astro/marginGroups.mjs'
import { strictCsp } from './scripts/astro/strictCsp.mjs'
import { proofsPlugin } from './src/authoring/vitePlugin.ts'
import { runnerPlugin } from './src/runner/build/vitePlugin.ts'
import { LIBRARIES_OF_THE_SITE } from './src/runner/libraries.ts'
import { checkedContent } from './src/quiz/source/integration.ts'

const styles = ['fonts', 'tokens', 'starlight', 'shell', 'controls', 'water', 'lesson', 'question']
const overrides = [
  'ContentPanel',
  'Footer',
  'Header',
  'Hero',
  'PageSidebar',
  'PageTitle',
  'Pagination',
  'Search',
  'Sidebar',
  'SiteTitle',
  'ThemeProvider',
  'ThemeSelect',
  'TwoColumnContent',
]

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  vite: { plugins: [runnerPlugin({ libraries: LIBRARIES_OF_THE_SITE }), proofsPlugin()] },
  integrations: [
    checkedContent(),
    starlight({
      title: 'Deep End',
      description: 'Learn Amazon Cognito by running it.',
      favicon: '/favicon.svg',
      markdown: { processedDirs: ['./content/'] },
      sidebar: [],
      tableOfContents: false,
      disable404Route: true,
      customCss: styles.map((name) => `./src/styles/${name}.css`),
      components: Object.fromEntries(overrides.map((name) => [name, `./src/components/site/${name}.astro`])),
      routeMiddleware: './src/components/site/routeData.ts',
    }),
    preact(),
    mdx(),
    marginGroups(),
    breakableNames(),
    strictCsp(),
  ],
})
