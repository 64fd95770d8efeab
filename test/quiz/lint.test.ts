import { expect, test } from 'vitest'
import { bankOf, messagesOf, questionText, words } from './bankOf.ts'

type Change = readonly [from: string | RegExp, to: string]
const changed = (...changes: readonly Change[]) =>
  messagesOf(questionText((text) => changes.reduce((now, [from, to]) => now.replace(from, to), text)))

const secondKey: Change = [
  'beside the first of them\n      misconception: one-for-the-other',
  'beside the first of them\n      key: true',
]
const fifthOption: Change = [
  '  sources:',
  `    - text: Nothing at all for a minute\n      misconception: one-for-the-other\n      why: ${words(20)}\n  sources:`,
]

test.each<[kind: string, changes: readonly Change[], message: string]>([
  [
    'no key',
    [['      key: true\n', '      misconception: one-for-the-other\n']],
    '10:5 S03: No option is the key. Write `key: true` on the right one.',
  ],
  [
    'a fifth option',
    [fifthOption],
    '10:5 S03: One key among 5 options. A question with one key has exactly four options.',
  ],
  [
    'two keys among four',
    [secondKey],
    '10:5 S03: 2 keys among 4 options. Several keys need five or six options; otherwise keep one key.',
  ],
  [
    'two keys unannounced',
    [secondKey, fifthOption],
    '5:9 T04: 2 options are keys, and the stem does not say how many to select. Close it with “Select TWO.”',
  ],
  [
    'a wrong count',
    [secondKey, fifthOption, ['call get?', 'call get? Select THREE.']],
    '5:9 T04: The stem asks for three, and 2 options are keyed. Write “Select TWO.”, or mend the keys.',
  ],
  [
    'a short rationale',
    [[words(20), 'Because it is so.']],
    '12:12 S04: The rationale has 4 words. Say what this option would do, what it breaks, and when it would be right, in at least 15 words.',
  ],
  [
    'a long rationale',
    [[words(20), words(61)]],
    '12:12 S04: The rationale has 61 words. Cut it to 60 words; what does not fit belongs in the lesson.',
  ],
  [
    'a skill nobody lists',
    [['[2.1.2]', '[2.1.9]']],
    '4:41 S05: dva-c03 lists no skill 2.1.9. Task 2.1 has 2.1.1, 2.1.2, 2.1.3, 2.1.4, 2.1.5, 2.1.6, 2.1.7.',
  ],
  [
    'an exam nobody knows',
    [['dva-c02', 'dva-c04']],
    '4:13 S05: There is no exam `dva-c04`. Did you mean `dva-c02`?',
  ],
  [
    'no skill of the newest exam',
    [[', dva-c03: [2.1.2]', '']],
    '4:11 S05: The question names no skill of dva-c03, the exam of today. Add `dva-c03: [2.1.2]` with the skill it tests.',
  ],
  [
    'a blog as source',
    [['docs.aws.amazon.com', 'medium.com']],
    '23:12 S06: medium.com is not an allowed host. Cite AWS documentation or a standard; allowed hosts: aws.amazon.com, repost.aws, ietf.org, rfc-editor.org, openid.net, w3.org, oasis-open.org, learn.microsoft.com.',
  ],
  [
    'a day to come',
    [['2026-11-20', '2027-01-01']],
    '24:16 S06: 2027-01-01 lies in the future. Write the day you read the page.',
  ],
  [
    'no misconception',
    [['      misconception: one-for-the-other\n', '']],
    '13:7 S08: This distractor names no misconception. Add `misconception:` with an id of content/misconceptions.yaml.',
  ],
  [
    'a misspelt misconception',
    [['one-for-the-other', 'one-for-teh-other']],
    '14:22 S08: There is no misconception `one-for-teh-other`. Did you mean `one-for-the-other`?',
  ],
  [
    'mojibake',
    [['An app', 'An appâ€™s code']],
    '5:9 S10: Found “â€”, a damaged character. Type the character that was meant.',
  ],
  [
    'a curly quote in code',
    [['`SignUp`', '`SignUp(‘x’)`']],
    '5:9 S10: Found a curly quote in the code `SignUp(‘x’)`. Use \' or ".',
  ],
  [
    'no question',
    [['What does the second call get?', 'Say what the second call gets.']],
    '5:9 T01: The stem ends with “Say what the second call gets.”. End it with one question, and the question with “?”.',
  ],
  [
    'all of the above',
    [['Another user beside the first of them', 'All of the above']],
    '13:13 O03: Found “All of the above”. Options are shuffled: name the thing itself instead of its letter or place.',
  ],
  [
    'a letter in a rationale',
    [[words(20), `Option B is wrong. ${words(15)}`]],
    '12:12 O03: Found “Option B”. Options are shuffled: name the thing itself instead of its letter or place.',
  ],
  [
    'an option twice',
    [['Another user beside the first of them', 'An exception named after the user name']],
    '13:13 O05: This option repeats another. Write a different one, or take it out.',
  ],
  [
    'an option inside another',
    [['Another user beside the first of them', 'An exception named after the user name, and a mail']],
    '13:13 O05: One option contains another whole. Two options that are true together give the answer away: make them exclude each other.',
  ],
  [
    'a bare denial',
    [[`one-for-the-other\n      why: ${words(20)}`, 'one-for-the-other\n      why: This is incorrect.']],
    '15:12 R01: The rationale says little more than right or wrong. Say what happens and why, and when this would be the right answer.',
  ],
  [
    'a flip of the key',
    [[words(20), `Incorrect, ${words(16)}`]],
    '12:12 R02: The key’s rationale begins “Incorrect, reason0 reason1 reason2”. Mend the rationale, or the key.',
  ],
  [
    'a flip of a distractor',
    [[`one-for-the-other\n      why: ${words(20)}`, `one-for-the-other\n      why: Correct, ${words(16)}`]],
    '15:12 R02: A distractor’s rationale begins “Correct, reason0 reason1 reason2”. Mend the rationale, or the key.',
  ],
  [
    'a claim without a proof',
    [['key: true', 'key: true\n      claim: 1']],
    '12:14 R04: There is a claim but no proof. Name the proof with `proof:`, or delete the claims.',
  ],
  [
    'a proof without a file',
    [['  sources:', '  proof: secondCall\n  sources:']],
    '22:10 R04: The proof `secondCall` has no file: there is no .proof.js beside this one. Write `export async function secondCall({ simulate, step }, claim)` there.',
  ],
  [
    'HTML',
    [['An app', 'An <b>app</b>']],
    '5:9 raw-html: Found HTML: `<b>`. Use Markdown; put backticks around a tag that is meant as text.',
  ],
  [
    'a link to a script',
    [['An app', 'An [app](javascript:alert(1))']],
    '5:9 unsafe-link: Found a link to `javascript:alert(1)`. Link to an https address, or to a path of this site such as /signing-in/sign-up/.',
  ],
  [
    'a link without a scheme',
    [['An app', 'An [app](//evil.example)']],
    '5:9 unsafe-link: Found a link to `//evil.example`. Link to an https address, or to a path of this site such as /signing-in/sign-up/.',
  ],
  [
    'a picture',
    [['An app', 'An ![app](x.png)']],
    '5:9 image-not-supported: Found an image. Say in words what it shows.',
  ],
  [
    'code of no language',
    [['    An app', '    ```\n    x\n    ```\n    An app']],
    '5:9 code-language: A code block names no language. Write one of bash, css, html, http, ini, js, json, jsx, python, text, ts, tsx, yaml after the backticks.',
  ],
  [
    'a key of AWS',
    [['An app', 'An app with AKIAQWERTYUIOPASDFGH']],
    '5:9 secret-like: Found what looks like an AWS access key. Write a placeholder such as AKIAIOSFODNN7EXAMPLE or eyJ….',
  ],
])('%s', (_, changes, message) => {
  expect(changed(...changes).join('\n')).toContain(message)
})

test('an announced pair of keys among five options is fine', () => {
  expect(changed(secondKey, fifthOption, ['call get?', 'call get? Select TWO.'])).toEqual([])
})

test('the same id in two files is refused where it comes second, and told where it was first', () => {
  const { problems } = bankOf({
    'questions/a/one.yaml': questionText(),
    'questions/b/two.yaml': questionText(),
  })
  expect(problems.find(({ found }) => found.includes('is taken'))).toMatchObject({
    file: 'questions/b/two.yaml',
    line: 1,
    column: 7,
    found: 'The id `what-happens` is taken by questions/a/one.yaml:1:7.',
  })
})

test('claims are all there and all different', () => {
  const claim = (which: string, value: string): Change => [which, `${which}\n      claim: ${value}`]
  const proven = questionText((text) =>
    [
      ['  sources:', '  proof: secondCall\n  sources:'] as Change,
      claim('after the user name', 'refused'),
      claim('beside the first of them', 'refused'),
      claim('exactly as it was made', '{ user: first }'),
    ].reduce((now, [from, to]) => now.replace(from, to), text),
  )
  const { problems } = bankOf({
    'questions/part/lesson.yaml': proven,
    'questions/part/lesson.proof.js': 'export async function secondCall() {}',
  })
  expect(problems.filter(({ rule }) => rule === 'R04').map(({ line, found }) => [line, found])).toEqual([
    [15, 'Another option claims the same.'],
    [22, 'This option of a proven question has no claim.'],
  ])
})
