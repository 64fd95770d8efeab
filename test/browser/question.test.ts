import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readBank } from '../../src/quiz/source/readBank.ts'
import { useSite } from './site.ts'

const open = useSite()
const { questions } = await readBank(process.cwd())
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const lesson = '/signing-in/sign-up/'

/** The lesson's first question, awake: what of the user's status after sign-up. */
async function firstQuestion(page: Page) {
  const question = page.locator('.question').first()
  await question.scrollIntoViewIfNeeded()
  await page.locator('astro-island:not([ssr]) .question').first().waitFor()
  return question
}

async function violationsOn(page: Page) {
  await page.addScriptTag({ path: axe })
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run()
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
  })
}

test('a question shows no reason and no verdict before something is chosen', async () => {
  const page = await open(lesson)
  const question = await firstQuestion(page)
  expect(await question.locator('.option-why').count()).toBe(0)
  await question.getByRole('button', { name: 'Check' }).click()
  expect(await question.getByRole('status').innerText()).toBe('Choose one first.')
  expect(await question.locator('.verdict').count()).toBe(0)
})

test('after the choice: the verdict has the focus, and every option its state and its reason', async () => {
  const page = await open(lesson)
  const question = await firstQuestion(page)
  await question.getByRole('radio', { name: 'FORCE_CHANGE_PASSWORD' }).check()
  await question.getByRole('radio', { name: 'Quite' }).check()
  await question.getByRole('button', { name: 'Check' }).click()

  const verdict = question.getByRole('heading', { name: 'Not yet.' })
  await verdict.waitFor()
  expect(await verdict.evaluate((heading) => heading === document.activeElement)).toBe(true)
  const states = await question
    .locator('.option')
    .evaluateAll((all) =>
      all.map((option) => [
        option.querySelector('.option-text')!.textContent,
        (option as HTMLElement).dataset['state'],
        option.querySelector('.option-said > span')!.textContent,
      ]),
    )
  expect(states.toSorted()).toEqual([
    ['CONFIRMED', 'left', ''],
    ['FORCE_CHANGE_PASSWORD', 'wrong', 'You chose this'],
    ['RESET_REQUIRED', 'left', ''],
    ['UNCONFIRMED', 'missed', 'Right, and you missed it'],
  ])
  expect(await question.locator('.option-why').count()).toBe(4)
  expect(await question.locator('.question-margin').innerText()).toMatch(
    /How we know[\s\S]*Often confused[\s\S]*Sources, checked/,
  )
})

test('an answer and a lesson that is done survive a reload, in the same order', async () => {
  const page = await open(lesson)
  const question = await firstQuestion(page)
  const order = await question.locator('.option-text').allInnerTexts()
  await question.getByRole('radio', { name: 'UNCONFIRMED', exact: true }).check()
  await question.getByRole('button', { name: 'Check' }).click()
  await question.getByRole('heading', { name: 'Right.' }).waitFor()
  await page.locator('.lesson-done').scrollIntoViewIfNeeded()
  await page.locator('astro-island:not([ssr]) .lesson-done').waitFor()
  await page.getByRole('button', { name: 'Mark this lesson as done' }).click()
  await page.getByRole('button', { name: 'Done' }).waitFor()

  await page.reload()
  await firstQuestion(page)
  await page.getByText('You answered this on an earlier visit.').waitFor()
  expect(await question.locator('.option-text').allInnerTexts()).toEqual(order)
  await page.locator('.lesson-done').scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Done' }).waitFor()

  await question.getByRole('button', { name: 'Try again' }).click()
  await question.getByRole('button', { name: 'Check' }).waitFor()
  expect(await question.getByRole('radio', { checked: true }).count()).toBe(0)
})

test('Show me runs the proof in the page: the key’s claim holds, another’s does not', async () => {
  const page = await open(lesson)
  const question = await firstQuestion(page)
  await question.getByRole('radio', { name: 'UNCONFIRMED', exact: true }).check()
  await question.getByRole('button', { name: 'Check' }).click()
  const show = async (text: string) => {
    const option = question.locator('.option').filter({ has: page.getByText(text, { exact: true }) })
    await option.getByRole('button', { name: 'Show me' }).click()
    await option.locator('.question-conclusion').waitFor()
    return option.locator('.question-run').innerText()
  }
  expect(await show('UNCONFIRMED')).toMatch(
    /SignUp answered[\s\S]*AdminGetUser answered[\s\S]*This claim holds\./,
  )
  expect(await show('RESET_REQUIRED')).toMatch(/This claim does not hold\./)
})

test('Show me runs the functions of a proof’s scene, and shows what they call below the call that fired them', async () => {
  const page = await open('/practice/only-company-addresses/')
  const question = await firstQuestion(page)
  await question.getByRole('radio').first().check()
  await question.getByRole('button', { name: 'Check' }).click()
  const option = question.locator('.option', { hasText: 'A post confirmation trigger' })
  await option.getByRole('button', { name: 'Show me' }).click()
  await option.getByText('This claim does not hold.').waitFor()
  const inner = option.locator('.entry', { hasText: 'AdminDeleteUser' })
  expect(await inner.innerText()).toMatch(/The function: AdminDeleteUser answered/)
  const before = option.locator('.entry', { has: page.getByText('ConfirmSignUp') }).last()
  expect((await inner.locator('.lane').boundingBox())!.x).toBeGreaterThan(
    (await before.locator('.lane').boundingBox())!.x + 10,
  )
})

test('two tabs answer, and both answers are kept', async () => {
  const page = await open(lesson)
  const other = await page.context().newPage()
  await other.goto(page.url())
  for (const [tab, index] of [
    [page, 0],
    [other, 1],
  ] as const) {
    const question = tab.locator('.question').nth(index)
    await question.scrollIntoViewIfNeeded()
    await question.getByRole('radio').first().check()
    await question.getByRole('button', { name: 'Check' }).click()
    await question.locator('.verdict').waitFor()
  }
  await page.reload()
  await page.locator('.question').nth(1).scrollIntoViewIfNeeded()
  await expect.poll(() => page.locator('.question .verdict').count()).toBe(2)
})

test('where storage is refused, the answer shows all the same and the page says so', async () => {
  const page = await open('/')
  await page.addInitScript(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', {
      value: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  await page.goto(new URL(lesson.slice(1), page.url()).href)
  const question = await firstQuestion(page)
  await question.getByRole('radio').first().check()
  await question.getByRole('button', { name: 'Check' }).click()
  await question.locator('.verdict').waitFor()
  expect(await question.getByText('This browser keeps nothing').count()).toBe(1)
})

test('a double click on Check is one attempt', async () => {
  const page = await open('/practice/status-after-sign-up/')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Check' }).dblclick()
  await page.locator('.verdict').waitFor()
  const attempts = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('deep-end-progress')
        opening.onsuccess = () => {
          const counting = opening.result.transaction('events').objectStore('events').count()
          counting.onsuccess = () => resolve(counting.result)
        }
      }),
  )
  expect(attempts).toBe(1)
})

test('what is chosen before the scripts come counts', async () => {
  const page = await open('/')
  let release = () => {}
  const held = new Promise<void>((done) => (release = done))
  await page.route('**/Question.*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(new URL('practice/status-after-sign-up/', page.url()).href, { waitUntil: 'commit' })
  await page.getByRole('radio', { name: 'UNCONFIRMED', exact: true }).check()
  expect(await page.getByRole('button', { name: 'Check' }).isDisabled()).toBe(true)
  release()
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByRole('heading', { name: 'Right.' }).waitFor()
})

test('stem and options can be read without scripts', async () => {
  const page = await open(lesson, { javaScriptEnabled: false })
  const question = page.locator('.question').first()
  expect(await question.locator('legend').first().innerText()).toContain('Which UserStatus')
  expect(await question.locator('.option-text').count()).toBe(4)
})

test('the list leads to every question', async () => {
  const page = await open('/practice/')
  const paths = await page
    .locator('.practice-list a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
  expect(paths.toSorted()).toEqual(questions.map(({ id }) => `/practice/${id}/`).toSorted())
})

test.each(questions.map(({ id }) => id))(
  '%s: the key is right, and whether it is proven is told',
  async (id) => {
    const question = questions.find((one) => one.id === id)!
    const page = await open(`/practice/${id}/`)
    const keys = question.options.flatMap((option) => (option.key ? [option.id] : []))
    await page.locator('astro-island:not([ssr]) .question').waitFor()
    for (const key of keys) await page.locator(`input[value="${key}"]`).check()
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('heading', { name: 'Right.' }).waitFor()
    expect(await page.locator('.question-margin').innerText()).toContain(
      question.proof ? 'Proven by a run' : 'Not yet proven',
    )
  },
)

test.each([
  ['light', 390],
  ['dark', 1280],
] as const)('axe finds nothing before and after an answer: %s, %i px', async (scheme, width) => {
  const page = await open('/practice/status-after-sign-up/', { scheme, width, bypassCSP: true })
  await page.locator('astro-island:not([ssr]) .question').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('radio', { name: 'RESET_REQUIRED' }).check()
  await page.getByRole('button', { name: 'Check' }).click()
  await page.locator('.verdict').waitFor()
  await page.getByRole('button', { name: 'Show me' }).first().click()
  await page.locator('.question-conclusion').waitFor()
  expect(await violationsOn(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
