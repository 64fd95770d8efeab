import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const { CHROMIUM = '/usr/bin/chromium', SEED, SCHEDULES } = process.env
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * `unit`: everything that runs in Node. `chromium`: the simulator's own among them once more, in a real Chromium.
 * `long`: the big figures (`npm run test:long`). `browser`: real Chromium against the built site.
 * `browsers`: the sandbox in Firefox and WebKit (`npm run test:browsers`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/browsers/**', 'test/long/**'],
          testTimeout: 300_000,
        },
      },
      {
        define: { 'process.env': JSON.stringify({ SEED, SCHEDULES }) },
        resolve: { alias: { 'node:crypto': at('test/chromium/crypto.ts') } },
        // What is found only while tests run makes Vite reload the page under them.
        optimizeDeps: { include: ['buffer/index.js'] },
        test: {
          name: 'chromium',
          include: ['test/simulator/**/*.test.ts'],
          exclude: ['test/simulator/**/*.node.test.ts'],
          setupFiles: ['test/chromium/buffer.ts'],
          testTimeout: 300_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: CHROMIUM,
                args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          testTimeout: 3_600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browsers',
          include: ['test/browsers/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
