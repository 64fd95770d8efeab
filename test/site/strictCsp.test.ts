import { expect, test } from 'vitest'
import { hashOf, inlineCode, policyFor, withPolicy } from '../../scripts/astro/strictCsp.mjs'

test('a known script has its known hash', () => {
  expect(hashOf("alert('Hello, world.');")).toBe("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='")
})

test('only what runs inline is hashed: not files, not data, not comments, not what an attribute quotes', () => {
  const html = `<!-- <script>no</script> --><p title="<script>">x</p><script src="/a.js"></script>
    <script type="application/ld+json">{}</script><script type="module">yes()</script><style>p{}</style>`
  expect(inlineCode(html)).toEqual([
    { kind: 'script', text: 'yes()' },
    { kind: 'style', text: 'p{}' },
  ])
})

test('scripts and styles are named apart, each once', () => {
  const policy = policyFor('<script>a</script><script>a</script><style>b</style>')
  expect(policy).toContain(`script-src 'self' ${hashOf('a')};`)
  expect(policy).toContain(`style-src 'self' ${hashOf('b')};`)
})

test('the policy stands right after the charset', () => {
  expect(withPolicy('<html><head><meta charset="utf-8"/><title>x</title></head></html>')).toMatch(
    /<meta charset="utf-8"\/><meta http-equiv="content-security-policy" content="default-src 'none';/,
  )
})

test('a page that brings its own policy is left alone', () => {
  const own = `<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head><script>a</script>`
  expect(withPolicy(own)).toBe(own)
})
