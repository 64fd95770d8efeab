import { afterAll, beforeAll, expect, test } from 'vitest'
import { disciplineOf, openBench, proveQuestions, type Bench } from '../../src/authoring/proofs.ts'
import { provenIn, readProven } from '../../src/authoring/proven.ts'
import { readScenes } from '../../src/authoring/scenes.ts'

const root = process.cwd()
let bench: Bench
beforeAll(async () => {
  bench = openBench(await readScenes(root))
})
afterAll(() => bench.close())

test('every proof of the bank holds to the rules', { timeout: 300_000 }, async () => {
  expect(await proveQuestions(await readProven(root), root, bench)).toEqual([])
})

test('sound proofs pass, with verifiers that fetch keys and read the clock', async () => {
  const questions = await readProven(root, 'test/authoring/bank/sound.yaml')
  expect(questions.map(({ id, place }) => [id, place])).toEqual([
    ['sound-status', 'test/authoring/bank/sound.yaml:1'],
    ['sound-verifiers', 'test/authoring/bank/sound.yaml:8'],
  ])
  expect(await proveQuestions(questions, root, bench)).toEqual([])
})

const FAULTS: [id: string, complaint: RegExp][] = [
  [
    'key-fails',
    /faulty\.yaml:1 key-fails, option 1: it is keyed, .* does not hold\. Mend the claim, the key, or isOne in .*faulty\.proof\.js/,
  ],
  ['other-holds', /faulty\.yaml:5 other-holds, option 2: its claim holds, and it is not keyed\. Mend/],
  [
    'calls-nothing',
    /calls-nothing, option 1: its run makes no call that the simulator logs\. Let callsNothing/,
  ],
  [
    'ignores-answers',
    /ignores-answers, option 1: its claim holds even where the simulator refuses every call\. Let ignoresAnswers/,
  ],
  ['lacks-a-claim', /lacks-a-claim, option 2: it has no claim, .* Give every option a claim/],
  [
    'answers-words',
    /answers-words, option 1: The proof answered "yes", neither true nor false\. Mend answersWords/,
  ],
  [
    'throws',
    /throws, option 1: test\/authoring\/bank\/faulty\.proof\.js, line 25: TypeError: Cannot read.*Mend throwsAtLine25/,
  ],
  [
    'no-such-scene',
    /no-such-scene, option 1: .*There is no scene "sign-upp"\. Scenes are files of content\/scenes: .*sign-up/,
  ],
  [
    'no-such-proof',
    /no-such-proof, option 1: There is no exported function "neverWritten"\. Exported: isOne, callsNothing/,
  ],
]

test.each(FAULTS)('%s is told, with what to change', async (id, complaint) => {
  const questions = await readProven(root, 'test/authoring/bank/faulty.yaml')
  const found = await proveQuestions(
    questions.filter((question) => question.id === id),
    root,
    bench,
  )
  expect(found.join('\n')).toMatch(complaint)
})

test('a proof whose verdict does not go with the claim is told', async () => {
  const [question] = provenIn(
    'q.yaml',
    '- { id: q, proof: p, options: [{ claim: 1, key: true }, { claim: 2 }] }',
  )
  const calls = [{ service: 'cognito-idp', operation: 'ListUsers', status: 200, at: 0 }]
  const moody: Bench = {
    judge: async (_proof, _name, claim, { seed, refuse }) => ({
      holds: !refuse && claim === 1 && seed === 'q',
      calls,
    }),
    close: async () => {},
  }
  expect(await disciplineOf(question!, { text: '' }, moody)).toEqual([
    'q.yaml:1 q, option 2: given the claim of option 1, its verdict is false; there it was true. ' +
      'p in q.proof.js must depend on nothing but its claim and the scene.',
  ])
})

test('a missing proof file is told', async () => {
  const questions = provenIn('questions/a/b.yaml', '- { id: q, proof: p, options: [] }')
  expect(await proveQuestions(questions, root, bench)).toEqual([
    'questions/a/b.yaml:1 q: there is no questions/a/b.proof.js. Write it, with an exported function p.',
  ])
})
