import { useEffect, useRef, useState } from 'preact/hooks'

/** Words for readers of the screen: at most one a second, the newest wins. */
export function useAnnouncement(): [text: string, announce: (text: string) => void] {
  const [text, setText] = useState('')
  const next = useRef<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])

  function announce(words: string) {
    next.current = words
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      setText(next.current ?? '')
    }, 1000)
  }
  return [text, announce]
}
