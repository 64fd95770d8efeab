import { expect, test } from 'vitest'
import { cookieLine, jarAfter } from '../../../src/sandbox/browser/cookies.ts'

const SHOP = 'https://shop.example.com/'
const get = (url: string, from?: string) => ({ url, method: 'GET', ...(from && { from }) })
const jarOf = (...lines: string[]) => jarAfter([], SHOP, lines, 0)

test('a cookie goes back to its own host, until its time is over', () => {
  const jar = jarOf('a=1; Max-Age=60', 'b=x=y')
  expect(cookieLine(jar, get(SHOP), 59_999)).toBe('a=1; b=x=y')
  expect(cookieLine(jar, get(SHOP), 60_000)).toBe('b=x=y')
  expect(cookieLine(jar, get('https://api.shop.example.com/'), 0)).toBeUndefined()
})

test('one of the same name takes its place, Max-Age=0 ends it, and what is none is left out', () => {
  const jar = jarAfter(jarOf('a=1', 'b=1'), SHOP, ['a=2', 'b=; Max-Age=0', '=no', 'no'], 0)
  expect(jar.map(({ name, value }) => [name, value])).toEqual([['a', '2']])
  const elsewhere = jarAfter(jar, 'https://other.example/', ['a=3'], 0)
  expect(elsewhere.map(({ host, value }) => [host, value])).toEqual([
    ['shop.example.com', '2'],
    ['other.example', '3'],
  ])
})

test('SameSite: from another site strict ones stay, lax ones go along with a link and not with a form', () => {
  const jar = jarOf('s=1; SameSite=Strict', 'l=1; SameSite=Lax', 'u=1', 'n=1; SameSite=None; Secure')
  const [other, own] = ['https://prizes.example/', 'https://login.example.com/']
  expect(cookieLine(jar, get(SHOP, other), 0)).toBe('l=1; u=1; n=1')
  expect(cookieLine(jar, { ...get(SHOP, other), method: 'POST' }, 0)).toBe('n=1')
  expect(cookieLine(jar, { ...get(SHOP, own), method: 'POST' }, 0)).toBe('s=1; l=1; u=1; n=1')
})
