import { useEffect, useState } from 'preact/hooks'

const event = 'deep-end:exam'

/** The exam version the reader has chosen, such as `dva-c03`; undefined where the page is built. */
export function useExam(): string | undefined {
  const [exam, setExam] = useState<string>()
  useEffect(() => {
    const read = () => setExam(document.documentElement.dataset['exam'])
    read()
    document.addEventListener(event, read)
    return () => document.removeEventListener(event, read)
  }, [])
  return exam
}
