import { expect, test } from 'vitest'
import { axeOnSandboxes, sandboxWindow } from './sandboxWindow.ts'
import { useSite } from './site.ts'

const open = useSite()
const title = 'Sign in without confirming'

test('Ada signs in without confirming: say what comes, run it, and see', async () => {
  const page = await open('/', { bypassCSP: true, reducedMotion: 'reduce' })
  const { box, button, reach, happened } = sandboxWindow(page, title)
  await reach()
  await box.getByRole('radio', { name: 'NotAuthorizedException' }).check()
  await button('Run it').click()
  await happened('✕ 400 UserNotConfirmedException')
  await box.getByText('User is not confirmed.').waitFor()
  const said = (option: string) =>
    box.locator('.option', { hasText: option }).locator('.option-said').textContent()
  expect(await said('UserNotConfirmedException')).toBe('This came')
  expect(await said('NotAuthorizedException')).toBe('You said this')
  expect(await button('Run again').evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await axeOnSandboxes(page)).toEqual([])
})

test('where the browser keeps nothing the sandbox says so, and runs', async () => {
  const page = await open('/')
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
  })
  await page.reload()
  const { box, button, reach, happened } = sandboxWindow(page, title)
  await reach()
  await box.getByText('This browser keeps nothing').waitFor()
  await button('Run it').click()
  await happened('✕ 400 UserNotConfirmedException')
})
