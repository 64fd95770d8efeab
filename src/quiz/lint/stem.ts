import { parseProse } from '../source/prose.ts'
import { plainText } from '../plainText.ts'
import type { Rule } from './finding.ts'

const selection = /\(?\b(?:select|choose) (one|two|three|four|\d)\b\.?\)?\.?/i
const numbers = ['zero', 'one', 'two', 'three', 'four']

/** T01: the last sentence asks; a closing “Select TWO.” is set aside. */
export const stemAsks: Rule = ({ stem }) => {
  const text = plainText(parseProse(stem).nodes)
  const closing = new RegExp(`${selection.source}$`, 'i')
  if (text.replace(closing, '').trim().endsWith('?')) return []
  const last = text.split(/\s+/).slice(-6).join(' ')
  const found = `The stem ends with “${last}”.`
  return [
    { rule: 'T01', path: ['stem'], found, repair: 'End it with one question, and the question with “?”.' },
  ]
}

/** T04: several keys are announced by their number, and a single one is not. */
export const countIsStated: Rule = ({ stem, options }) => {
  const keys = options.filter(({ key }) => key === true).length
  const stated = selection.exec(plainText(parseProse(stem).nodes))?.[1]?.toLowerCase()
  const count =
    stated === undefined ? undefined : /\d/.test(stated) ? Number(stated) : numbers.indexOf(stated)
  const word = numbers[keys]?.toUpperCase()
  if (keys > 1 && count === undefined) {
    const found = `${keys} options are keys, and the stem does not say how many to select.`
    return [{ rule: 'T04', path: ['stem'], found, repair: `Close it with “Select ${word}.”` }]
  }
  if (count === undefined || count === keys) return []
  const found = `The stem asks for ${stated}, and ${keys} ${keys === 1 ? 'option is' : 'options are'} keyed.`
  return [{ rule: 'T04', path: ['stem'], found, repair: `Write “Select ${word}.”, or mend the keys.` }]
}
