import { Play, RotateCcw } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import type { Call, Step } from '../../runner/types.ts'
import { ProofRun } from './ProofRun.tsx'

interface Props {
  questionId: string
  proof: string
  claim: unknown
}

/** How a run stands: its calls and steps so far, and at the end whether the claim holds or why nobody knows. */
export interface Run {
  readonly calls: readonly Call[]
  readonly steps: readonly Step[]
  readonly verdict?: boolean
  readonly error?: string
}

const started: Run = { calls: [], steps: [] }

/** Runs an option's proof in the page when asked, and shows each call it makes. Nothing is loaded before. */
export function ShowProof({ questionId, proof, claim }: Props) {
  const [run, setRun] = useState<Run>()
  const [busy, setBusy] = useState(false)
  const id = useId()

  async function show() {
    if (busy) return
    setBusy(true)
    setRun(started)
    const onStep = (step: Step) => setRun((now = started) => ({ ...now, steps: [...now.steps, step] }))
    setRun(await runIt({ questionId, proof, claim }, onStep))
    setBusy(false)
  }

  return (
    <>
      <button
        class="button button-quiet question-show"
        type="button"
        aria-busy={busy}
        aria-controls={id}
        onClick={show}
      >
        {run ? <RotateCcw aria-hidden="true" /> : <Play aria-hidden="true" />}
        {busy ? 'Running' : run ? 'Run again' : 'Show me'}
      </button>
      <div id={id} class="question-run" aria-live="polite">
        {run && <ProofRun run={run} claim={claim} busy={busy} />}
      </div>
    </>
  )
}

async function runIt(request: Props, onStep: (step: Step) => void): Promise<Run> {
  try {
    const { runProof } = await import('../../sandbox/proofs.ts')
    return await runProof(request, onStep)
  } catch (error) {
    return { ...started, error: error instanceof Error ? error.message : String(error) }
  }
}
