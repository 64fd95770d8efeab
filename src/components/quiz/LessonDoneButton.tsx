import { Check } from 'lucide-preact'
import { StorageNotice } from './StorageNotice.tsx'
import { recordHappening, useProgress } from './useProgress.ts'

/** Puts a lesson (`PART/LESSON`) down as done, or takes that back. */
export default function LessonDoneButton({ lesson }: { lesson: string }) {
  const progress = useProgress()
  const done = progress?.summary.lessonsDone.has(lesson) ?? false
  const toggle = () => void recordHappening({ type: 'lesson-done', lesson, done: !done })
  return (
    <div class="lesson-done">
      <p class="row">
        <button class="button" type="button" aria-pressed={done} onClick={toggle}>
          {done && <Check aria-hidden="true" />}
          {done ? 'Done' : 'Mark this lesson as done'}
        </button>
        <span class="small quiet" role="status">
          {done ? 'Press again to take it back.' : ''}
        </span>
      </p>
      <StorageNotice keeping={progress?.keeping} />
    </div>
  )
}
