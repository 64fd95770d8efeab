import { expect, test } from 'vitest'
import { withGroups } from '../../scripts/astro/marginGroups.mjs'

const p = { type: 'paragraph' }
const element = (name: string) => ({ type: 'mdxJsxFlowElement', name, attributes: [], children: [] })
const [note, wide, esm] = [element('Margin'), element('Wide'), { type: 'mdxjsEsm' }]

/** `group 2 × 3`: two notes beside three rows. */
const shape = (siblings: object[]) =>
  withGroups(siblings).map((node) => {
    if (node.name !== 'div') return node.name ?? node.type
    return `group ${node.children.length} × ${node.attributes[1].value.slice('--rows: '.length)}`
  })

test('notes that follow each other stand in one group', () => {
  expect(shape([p, note, note, wide])).toEqual(['paragraph', 'group 2 × 1', 'Wide'])
})

test('a group runs on beside text, up to a sandbox or the end', () => {
  expect(shape([p, note, p, p, wide, p])).toEqual([
    'paragraph',
    'group 1 × 3',
    'paragraph',
    'paragraph',
    'Wide',
    'paragraph',
  ])
  expect(shape([p, note, p])[1]).toBe('group 1 × 2')
})

test('a group ends above the paragraph to which the next one belongs', () => {
  expect(shape([p, note, p, p, note, p])).toEqual([
    'paragraph',
    'group 1 × 2',
    'paragraph',
    'paragraph',
    'group 1 × 2',
    'paragraph',
  ])
})

test('a group with no text beside it is marked', () => {
  const classes = withGroups([p, note, wide, note]).flatMap((node) => node.attributes?.[0]?.value ?? [])
  expect(classes).toEqual(['margin-group', 'margin-group in-text'])
})

test('imports stay, and a lesson without notes is as it was', () => {
  expect(shape([esm, p, note])).toEqual(['mdxjsEsm', 'paragraph', 'group 1 × 1'])
  expect(withGroups([esm, p, wide])).toEqual([esm, p, wide])
})
