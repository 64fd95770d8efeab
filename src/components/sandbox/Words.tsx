import { Fragment } from 'preact'
import { nameParts } from '../nameParts.ts'
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

/** Long names break where a reader would break them. */
const breakable = (name: string) =>
  nameParts(name).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ))

/** An option's words: names of statuses and exceptions are code. */
export function OptionWords({ text }: { text: string }) {
  return /^[A-Z][A-Z_]+$|^[A-Za-z]+Exception$/.test(text) ? <code>{text}</code> : <>{text}</>
}
