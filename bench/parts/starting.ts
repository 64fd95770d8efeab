import { finding, type Finding } from '../finding.ts'
import { cognitoLocal, deepEnd, start, type Entry } from '../program.ts'

const STARTS = 12

/** From nothing to the first answer: our bundled entry file, and cognito-local's, by turns. */
export async function starting(): Promise<Finding[]> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let i = 0; i < STARTS; i++) {
    ours.push(await timeToAnswer(deepEnd()))
    theirs.push(await timeToAnswer(cognitoLocal))
  }
  return [finding('start to first answer, of cognito-local’s', ours, theirs, { atMost: 0.5 })]
}

async function timeToAnswer(entry: Entry): Promise<number> {
  const began = performance.now()
  const { stop } = await start(entry)
  const time = performance.now() - began
  await stop()
  return time
}
