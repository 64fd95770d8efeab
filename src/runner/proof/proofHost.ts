import type { Mail, Opened } from '../../aws/simulate.ts'
import type { Entry, Trial } from '../../simulator/index.ts'
import type { Call, Host, Step } from '../types.ts'

/** The outside of a proof: its worlds, and what happened in them. */
export type ProofHost = { host: Host; calls(): Call[]; steps: Step[] }

/**
 * @param openTrial opens a fresh world for a scene's name; rejects with a sentence when there is no such scene
 * @param options `refuse`: every call is refused once the scene is set; `onStep`: told of each step as it comes
 */
export function proofHost(
  openTrial: (scene: string) => Promise<Trial>,
  { refuse = false, onStep }: { refuse?: boolean; onStep?: (step: Step) => void } = {},
): ProofHost {
  const trials: Trial[] = []
  const steps: Step[] = []
  const calls = () => trials.flatMap((trial) => callsOf(trial.log())).toSorted((a, b) => a.at - b.at)

  function trialOf(via: number): Trial {
    const trial = via === 0 ? trials.at(-1) : trials[via - 1]
    if (!trial) throw new TypeError('No scene is open yet: call simulate() first.')
    return trial
  }

  const functions: Host['functions'] = {
    async openScene(name): Promise<Opened> {
      const trial = await openTrial(String(name))
      trials.push(trial)
      return { via: trials.length, env: trial.env, now: trial.clock.now() }
    },
    advance(via, milliseconds) {
      if (typeof milliseconds !== 'number' || !Number.isFinite(milliseconds)) {
        throw new TypeError('clock.advance() takes a number of milliseconds.')
      }
      trialOf(Number(via)).clock.advance(milliseconds)
    },
    inbox: (via): Mail[] =>
      trialOf(Number(via))
        .inbox()
        .map(({ to, subject, body, code }) => ({ to, subject, body, code })),
    step(label) {
      const step = { label: String(label), calls: calls().length }
      steps.push(step)
      onStep?.(step)
    },
  }
  const fetch: Host['fetch'] = async (request, via) => {
    const trial = trialOf(via)
    return refuse ? refusal() : trial.fetch(request)
  }
  return { host: { fetch, functions }, calls, steps }
}

/** Requests that were answered, in the order in which they were made. */
function callsOf(log: Entry[]): Call[] {
  return log.flatMap((entry) => {
    if (entry.kind !== 'request') return []
    const answer = log.find(({ kind, parent }) => kind === 'response' && parent === entry.id)
    if (answer?.kind !== 'response') return []
    const { service, operation, at, parent } = entry
    const { status, error } = answer
    const isInner = parent !== undefined && ({ isInner: true } as const)
    return [{ service, operation, status, ...(error && { error }), at, ...isInner }]
  })
}

const refusal = (): Response =>
  Response.json(
    { __type: 'AccessDeniedException', message: 'This simulator refuses every call.' },
    { status: 400, headers: { 'x-amzn-errortype': 'AccessDeniedException:' } },
  )
