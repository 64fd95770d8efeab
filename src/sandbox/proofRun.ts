import { proofs } from 'virtual:proofs'
import { scenes } from 'virtual:scenes'
import { explain } from '../runner/explain.ts'
import { libraryTexts } from '../runner/frame/libraryTexts.ts'
import { runInFrame } from '../runner/frame/runInFrame.ts'
import { SIMULATE } from '../runner/libraries.ts'
import { proofHost } from '../runner/proof/proofHost.ts'
import { proofTask } from '../runner/proof/proofTask.ts'
import type { Module, Step } from '../runner/types.ts'
import { newSigningKey, openTrials } from '../simulator/index.ts'
import { runFunction } from './runFunction.ts'
import type { ProofAnswer, ProofAsked } from './proofs.ts'

const SANDBOX = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/sandbox/frame.html`
const openTrial = openTrials(newSigningKey, runFunction)

/** One run of a proof; the same question starts from the same world each time. */
export async function prove(
  { questionId, proof, claim }: ProofAsked,
  onStep?: (step: Step) => void,
): Promise<ProofAnswer> {
  const module = await proofOf(questionId)
  const task = proofTask(module, proof, claim, await libraryTexts([SIMULATE, ...(module.imports ?? [])]))
  const { host, calls, steps } = proofHost(async (scene) => openTrial(await sceneOf(scene), questionId), {
    onStep,
  })
  const { value, failure } = await runInFrame(task, host, SANDBOX)
  if (failure) return { error: explain(failure), calls: calls(), steps }
  if (typeof value !== 'boolean')
    return { error: 'The proof answered neither true nor false.', calls: calls(), steps }
  return { verdict: value, calls: calls(), steps }
}

async function proofOf(questionId: string): Promise<Module> {
  const load = proofs.get(questionId)
  if (!load) throw new TypeError(`The question "${questionId}" has no proof.`)
  return (await load()).default
}

async function sceneOf(id: string) {
  const load = scenes.get(id)
  if (!load) throw new TypeError(`There is no scene "${id}". There are: ${[...scenes.keys()].join(', ')}.`)
  return (await load()).default
}
