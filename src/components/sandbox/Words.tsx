import { Fragment } from 'preact'
import type { Phrase } from '../../sandbox/phrases.ts'

/** A phrase with names from specifications as code. */
export function Words({ of }: { of: Phrase }) {
  return (
    <>
      {of.map((part) =>
        typeof part === 'string' ? (
          part
        ) : 'code' in part ? (
          <code>{breakable(part.code)}</code>
        ) : (
          <b>{part.strong}</b>
        ),
      )}
    </>
  )
}

/** Long names break after an underscore, or before the word that all refusals end with. */
const breakable = (name: string) =>
  name.split(/(?<=_)|(?=Exception$)/).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ))

/** An option's words: names of statuses and exceptions are code. */
export function OptionWords({ text }: { text: string }) {
  return /^[A-Z][A-Z_]+$|^[A-Za-z]+Exception$/.test(text) ? <code>{text}</code> : <>{text}</>
}
