import { defineConfig } from 'astro/config'
import mdx from '@astrojs/mdx'
import preact from '@astrojs/preact'
import starlight from '@astrojs/starlight'

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
    }),
    preact(),
    mdx(),
  ],
})
