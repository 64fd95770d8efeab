import { useEffect, useState } from 'preact/hooks'
import type { Happening } from '../../quiz/progress/events.ts'
import { progressOfThisPage, type ProgressState } from '../../quiz/progress/progress.ts'

/** The learner's progress, undefined until it is read, kept current while the component stands. */
export function useProgress(): ProgressState | undefined {
  const [state, setState] = useState<ProgressState>()
  useEffect(() => {
    let stop = () => {}
    let gone = false
    void progressOfThisPage().then((progress) => {
      if (gone) return
      setState(progress.state())
      stop = progress.subscribe(setState)
    })
    return () => {
      gone = true
      stop()
    }
  }, [])
  return state
}

const patience = 1500

/** Writes down what happened. Answers when it is safe, or after a moment when the browser is slow to say. */
export async function recordHappening(happening: Happening): Promise<void> {
  const written = progressOfThisPage().then((progress) => progress.record(happening))
  await Promise.race([written, new Promise((resolve) => setTimeout(resolve, patience))])
}
