import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** One window of a sandbox by its title, through what a reader sees of it. */
export function sandboxWindow(page: Page, title: string) {
  const box = page.locator('.sandbox', { has: page.getByRole('heading', { name: title, exact: true }) })
  const button = (name: string | RegExp) => box.getByRole('button', { name, exact: typeof name === 'string' })
  return {
    box,
    button,
    /** Scrolls to it and waits until it can be used. */
    async reach() {
      await box.scrollIntoViewIfNeeded()
      await box.locator('button:enabled', { hasText: 'Start over' }).waitFor()
    },
    /** The rows of what happened, as text. */
    entries: async () =>
      (await box.locator('.sandbox-calls .entry-text').allTextContents()).map((text) => text.trim()),
    /** Waits for a row of what happened. */
    happened: (text: string | RegExp) =>
      box.locator('.sandbox-calls .entry-text', { hasText: text }).last().waitFor(),
  }
}

/** How long a page that has much to do may take, in milliseconds. */
export const PATIENCE = { timeout: 30_000 }

/** What this browser keeps of a sandbox, by its scene. To be polled: a page's own waiting takes any promise for a yes. */
export const keptOf = (page: Page, scene: string) =>
  page.evaluate(
    (key) =>
      new Promise<{ calls: unknown[]; edits: Record<string, string> } | undefined>((resolve, reject) => {
        const opening = indexedDB.open('deep-end-sandboxes')
        opening.onerror = () => reject(opening.error!)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('sandboxes').objectStore('sandboxes').get(key)
          reading.onerror = () => reject(reading.error!)
          reading.onsuccess = () => {
            opening.result.close()
            resolve((reading.result as { shown: never } | undefined)?.shown)
          }
        }
      }),
    scene,
  )

/** Signs Ada up, takes the code from the mail, confirms, and signs in. */
export async function signAdaIn(page: Page) {
  const signUp = sandboxWindow(page, 'Sign Ada up')
  await signUp.reach()
  await signUp.button('Run').click()
  await signUp.happened('Answer: UserConfirmed: false')

  const confirm = sandboxWindow(page, 'Read the mail, type the code')
  await confirm.reach()
  await confirm.button('Use this code').click()
  await confirm.button('Confirm').click()
  await confirm.happened('User ada is now CONFIRMED')

  const signIn = sandboxWindow(page, 'Three tokens')
  await signIn.reach()
  await signIn.button('Sign in').click()
  await signIn.happened('Answer: three tokens')
  await signIn.box.getByRole('tab', { name: 'ID token' }).waitFor()
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds within the sandboxes, or elsewhere, of a page that was opened with `bypassCSP`. */
export async function axeOnSandboxes(page: Page, within = '.sandbox'): Promise<string[]> {
  await page.addScriptTag({ path: axePath })
  return page.evaluate(async (within) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(within)
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html}`).join(', ')}`,
    )
  }, within)
}
