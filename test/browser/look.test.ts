import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useSite } from './site.ts'

const open = useSite()
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const pages = ['/', '/signing-in/sign-up/', '/two-pools/localhost/', '/fidelity/', '/oauth-deviations/']

describe.each(pages)('%s', (path) => {
  test.each([
    ['light', 390],
    ['light', 1280],
    ['dark', 390],
    ['dark', 1280],
  ] as const)('axe finds nothing: %s, %i px', async (scheme, width) => {
    const page = await open(path, { scheme, width, bypassCSP: true })
    await page.addScriptTag({ path: axe })
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run()
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      )
    })
    expect(violations).toEqual([])
  })

  test.each([320, 390, 800, 1024, 1280, 1600])('nothing sticks out sideways at %i px', async (width) => {
    const page = await open(path, { width })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })

  test('nothing moves for readers who asked for that', async () => {
    const page = await open(path, { reducedMotion: 'reduce' })
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(element)
          const isAnimated = animationName !== 'none' && parseFloat(animationDuration) > 0
          return isAnimated || transitionDuration.split(',').some((duration) => parseFloat(duration) > 0)
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    )
    expect(moving).toEqual([])
  })
})

test.each([
  ['/signing-in/sign-up/', 390],
  ['/signing-in/sign-up/', 320],
  ['/triggers-federation/custom-authentication/', 390],
  ['/triggers-federation/order-of-events/', 390],
])('in the tables of %s no word breaks inside at %i px', async (path, width) => {
  const page = await open(path, { width })
  const broken = await page.evaluate(() => {
    const found: string[] = []
    for (const cell of document.querySelectorAll('.sl-markdown-content :is(td, th)')) {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const text = texts.currentNode as Text
        for (const { index, 0: word } of text.data.matchAll(/[\p{L}\p{N}_]+/gu)) {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          if (range.getClientRects().length > 1) found.push(word)
        }
      }
    }
    return found
  })
  expect(broken).toEqual([])
})

describe('header', () => {
  test('the slash opens the search, which finds a page; Escape gives the focus back', async () => {
    const page = await open('/')
    await page.getByRole('button', { name: 'Search' }).focus()
    await page.keyboard.press('/')
    await page.keyboard.type('UNCONFIRMED')
    const result = page.getByRole('dialog').getByRole('link', { name: /Signing up is not signing in/ })
    await result.first().waitFor()
    expect(await page.getByRole('dialog').locator('mark').first().textContent()).toMatch(/unconfirmed/i)
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('Search/')
  })

  test('in a field a slash is a slash', async () => {
    const page = await open('/')
    await page.keyboard.press('/')
    await page.keyboard.type('a/b')
    expect(await page.getByRole('dialog').getByRole('searchbox').inputValue()).toBe('a/b')
  })

  test('the theme is chosen by keyboard and kept', async () => {
    const page = await open('/', { scheme: 'light' })
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
    expect(await theme()).toBe('light')
    await page.getByRole('button', { name: 'Theme' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('input[value=auto]:focus').waitFor()
    await page.keyboard.press('ArrowUp')
    await expect.poll(theme).toBe('dark')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('Theme')
    await page.reload()
    expect(await theme()).toBe('dark')
  })

  test('where storage is refused, the theme is the system’s', async () => {
    const page = await open('/', { scheme: 'light' })
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
    })
    await page.reload()
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light')
  })

  test.each([
    ['2026-11-20T12:00:00', 'dva-c02'],
    ['2026-12-02T12:00:00', 'dva-c03'],
  ])('on %s the exam is %s, until the reader chooses', async (now, byDate) => {
    const page = await open('/signing-in/sign-up/', { now })
    const exam = () => page.evaluate(() => document.documentElement.dataset.exam)
    expect(await exam()).toBe(byDate)
    const other = byDate === 'dva-c02' ? 'dva-c03' : 'dva-c02'
    const told = page.evaluate(
      () =>
        new Promise((heard) =>
          document.addEventListener('deep-end:exam', (e) => heard((e as CustomEvent).detail), { once: true }),
        ),
    )
    await page.getByRole('combobox', { name: 'Exam version' }).selectOption(other)
    expect(await told).toBe(other)
    await page.reload()
    expect(await exam()).toBe(other)
    expect(await page.locator(`[data-for-exam="${byDate}"]`).filter({ visible: true }).count()).toBe(0)
  })

  test('on a phone the menu holds the ruler, opens by keyboard and closes by Escape', async () => {
    const page = await open('/signing-in/sign-up/', { width: 390 })
    const here = page.getByRole('link', { name: 'Signing up is not signing in' })
    expect(await here.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Menu' }).focus()
    await page.keyboard.press('Enter')
    await here.waitFor()
    expect(await here.getAttribute('aria-current')).toBe('page')
    await page.keyboard.press('Escape')
    await here.waitFor({ state: 'hidden' })
  })

  test('the skip link comes first and leads to the title', async () => {
    const page = await open('/signing-in/sign-up/')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to content')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#_top')
  })
})

describe('lesson', () => {
  test('from 80rem the notes of the opening stand beside the title, and a sandbox spans both columns', async () => {
    const page = await open('/signing-in/sign-up/')
    const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!
    const [title, note, wide] = [await box('h1'), await box('.margin-note'), await box('.wide')]
    expect(note.x).toBeGreaterThan(title.x + title.width)
    expect(Math.abs(note.y - title.y)).toBeLessThan(16)
    expect(wide.x + wide.width).toBeCloseTo(note.x + note.width, 0)
    expect(wide.y).toBeGreaterThan(note.y + note.height)
  })

  test('below it a note follows its paragraph', async () => {
    const page = await open('/signing-in/sign-up/', { width: 900 })
    const lead = (await page.locator('.lesson-lead').boundingBox())!
    const note = (await page.locator('.margin-note').first().boundingBox())!
    expect(note.x).toBeCloseTo(lead.x, 0)
    expect(note.y).toBeGreaterThan(lead.y + lead.height)
  })
})

test('a report of a mistake is copied, or shown where copying is refused', async () => {
  const page = await open('/signing-in/sign-up/', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByRole('button', { name: 'Report a mistake' }).click()
  await page.getByText('Copied.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/signing-in/sign-up/')
})

test('an address without a page says so and leads on', async () => {
  const page = await open('/two-pools/nowhere/', { expected: /404/ })
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('No page')
  expect(await page.locator('main a').count()).toBeGreaterThan(1)
})

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim().split(/\s{2,}|\n/)[0]
  })
