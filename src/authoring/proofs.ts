import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toCommonJs } from '../runner/build/commonJs.ts'
import { explain } from '../runner/explain.ts'
import { LIBRARIES, SIMULATE } from '../runner/libraries.ts'
import { proofHost } from '../runner/proof/proofHost.ts'
import { proofTask } from '../runner/proof/proofTask.ts'
import { handlersInThread } from '../runner/thread/handlersInThread.ts'
import { openThread } from '../runner/thread/openThread.ts'
import type { Call, Module } from '../runner/types.ts'
import { newSigningKey, openTrials, type Scene } from '../simulator/index.ts'
import type { Proven } from './proven.ts'
import { sceneNamed } from './scenes.ts'

/** How one claim's run ended: whether the claim holds, or why nothing was proven. */
export type Verdict = { holds?: boolean; error?: string; calls: Call[] }

/** Something that judges claims: by default a thread of the runner with the simulator outside. */
export type Bench = {
  /** @param seed the world's; @param refuse a simulator that refuses every call once the scene is set */
  judge(
    proof: Module,
    name: string,
    claim: unknown,
    world: { seed: string; refuse?: boolean },
  ): Promise<Verdict>
  close(): Promise<void>
}

/** A bench over the project's scenes; close it when all is proven. */
export function openBench(scenes: Map<string, Scene>): Bench {
  const thread = openThread({ real: { [SIMULATE]: new URL('../aws/simulate.ts', import.meta.url).href } })
  const openTrial = openTrials(newSigningKey, handlersInThread)
  return {
    close: thread.close,
    async judge(proof, name, claim, { seed, refuse }) {
      const { host, calls } = proofHost(async (scene) => openTrial(sceneNamed(scenes, scene), seed), {
        refuse,
      })
      const { value, failure } = await thread.run(proofTask(proof, name, claim), host)
      if (failure) return { error: explain(failure), calls: calls() }
      if (typeof value === 'boolean') return { holds: value, calls: calls() }
      return { error: `The proof answered ${JSON.stringify(value)}, neither true nor false.`, calls: calls() }
    },
  }
}

/**
 * What is wrong with the proofs of these questions: nothing, or sentences that name file, line and question, and say
 * what to change.
 */
export async function proveQuestions(questions: Proven[], root: string, bench: Bench): Promise<string[]> {
  const complaints: string[] = []
  for (const question of questions) complaints.push(...(await proveQuestion(question, root, bench)))
  return complaints
}

async function proveQuestion(question: Proven, root: string, bench: Bench): Promise<string[]> {
  const { place, proofFile, id } = question
  const source = await readFile(join(root, proofFile), 'utf8').catch(() => undefined)
  if (source === undefined) {
    return [
      `${place} ${id}: there is no ${proofFile}. Write it, with an exported function ${question.proof}.`,
    ]
  }
  try {
    return await disciplineOf(question, toCommonJs(source, proofFile, LIBRARIES), bench)
  } catch (error) {
    return [`${place} ${id}: ${(error as Error).message}`]
  }
}

/** The rules that make a proof one. An option is named by its number in the file, from 1. */
export async function disciplineOf(question: Proven, proof: Module, bench: Bench): Promise<string[]> {
  const { id, options, place, proofFile, proof: name } = question
  const complain = (option: number, what: string) => `${place} ${id}, option ${option + 1}: ${what}`
  const claimless = options.findIndex(({ claim }) => claim === undefined)
  if (claimless >= 0) {
    return [
      complain(
        claimless,
        `it has no claim, and the question names the proof ${name}. Give every option a claim.`,
      ),
    ]
  }

  const judged = (claim: unknown, seed: string, refuse = false) =>
    bench.judge(proof, name, claim, { seed, refuse })
  const found: string[] = []
  const first: Verdict[] = []
  for (const [index, { claim, key }] of options.entries()) {
    const verdict = await judged(claim, id)
    first.push(verdict)
    found.push(...faultsOf(verdict, key, name, proofFile).map((fault) => complain(index, fault)))
  }
  if (first.some(({ error }) => error)) return found

  // Each place now gets another option's claim, and another seed: the verdict has to go with the claim.
  for (const [index, { claim }] of rotated(options)) {
    const { holds } = await judged(claim, `${id}, with options swapped`)
    const from = (index + 1) % options.length
    if (holds !== first[from]!.holds) {
      const what = `given the claim of option ${from + 1}, its verdict is ${holds ?? 'an error'}; there it was ${first[from]!.holds}.`
      found.push(
        complain(
          index,
          `${what} ${name} in ${proofFile} must depend on nothing but its claim and the scene.`,
        ),
      )
    }
  }
  for (const [index, { claim }] of options.entries()) {
    const { holds } = await judged(claim, id, true)
    if (holds) {
      const what = `its claim holds even where the simulator refuses every call.`
      found.push(
        complain(index, `${what} Let ${name} in ${proofFile} compute its answer from what the calls return.`),
      )
    }
  }
  return found
}

function faultsOf({ holds, error, calls }: Verdict, key: boolean, name: string, file: string): string[] {
  if (error) return [`${error} Mend ${name} in ${file}: it answers true or false for every claim.`]
  const faults: string[] = []
  if (holds !== key) {
    const what = key
      ? 'it is keyed, and the run says that its claim does not hold'
      : 'its claim holds, and it is not keyed'
    faults.push(`${what}. Mend the claim, the key, or ${name} in ${file}.`)
  }
  if (calls.length === 0) {
    faults.push(
      `its run makes no call that the simulator logs. Let ${name} in ${file} find the answer by calling AWS.`,
    )
  }
  return faults
}

/** Each place with the option that follows it. */
const rotated = <T>(list: T[]): [number, T][] =>
  list.map((_, index) => [index, list[(index + 1) % list.length]!])
