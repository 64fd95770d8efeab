const key = 'deep-end:exam'
const event = 'deep-end:exam'

/** The exam in force, such as `dva-c03`: `before.js` has set it before the page was drawn. */
export const chosenExam = () => document.documentElement.dataset.exam

/** Makes `exam` the reader's choice, now and on later visits, and tells whoever listens. */
export function chooseExam(exam: string) {
  document.documentElement.dataset.exam = exam
  try {
    localStorage.setItem(key, exam)
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
  document.dispatchEvent(new CustomEvent(event, { detail: exam }))
}

/** Calls `listener` with the exam's id at every choice; answers a function that stops it. */
export function onExam(listener: (exam: string) => void) {
  const heard = (e: Event) => listener((e as CustomEvent<string>).detail)
  document.addEventListener(event, heard)
  return () => document.removeEventListener(event, heard)
}
