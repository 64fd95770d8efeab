import { countWords } from '../plainText.ts'
import type { Finding, Rule } from './finding.ts'

const verdict =
  /\b(?:this|that|it|the (?:option|answer|statement))(?:'s|’s| is| was)? (?:not )?(?:in)?(?:correct|right|wrong|true|false)\b/i
const startsRight = /^(?:yes\b|(?:(?:this|that|it)(?:'s|’s| is)? )?(?:the )?(?:correct|right)\b)/i
const startsWrong =
  /^(?:no\b[,.]|(?:(?:this|that|it)(?:'s|’s| is)? )?(?:the )?(?:incorrect|wrong|not (?:correct|right|true))\b)/i

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) ?? [])
}

/** R01: a rationale explains. */
export const rationaleExplains: Rule = ({ options }) =>
  options.flatMap(({ text, why }, index): Finding[] => {
    const path = ['options', index, 'why']
    const repair = 'Say what happens and why, and when this would be the right answer.'
    const rest = why.replace(verdict, '')
    if (rest !== why && countWords(rest) < 15) {
      return [{ rule: 'R01', path, found: 'The rationale says little more than right or wrong.', repair }]
    }
    const [said, given] = [words(why), words(text)]
    const repeated = [...said].filter((word) => given.has(word)).length
    const found = 'The rationale repeats its option.'
    return said.size > 0 && repeated / said.size > 0.8 ? [{ rule: 'R01', path, found, repair }] : []
  })

/** R02: no rationale begins by contradicting the key. */
export const rationaleAgrees: Rule = ({ options }) =>
  options.flatMap(({ key, why }, index): Finding[] => {
    const path = ['options', index, 'why']
    const start = why.trim().split(/\s+/).slice(0, 4).join(' ')
    const repair = 'Mend the rationale, or the key.'
    if (key === true && startsWrong.test(why.trim())) {
      return [{ rule: 'R02', path, found: `The key’s rationale begins “${start}”.`, repair }]
    }
    if (key !== true && startsRight.test(why.trim())) {
      return [{ rule: 'R02', path, found: `A distractor’s rationale begins “${start}”.`, repair }]
    }
    return []
  })
