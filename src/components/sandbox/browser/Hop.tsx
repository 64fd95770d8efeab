import { useState } from 'preact/hooks'
import { answeredBy, laneOf, pathOf, placeOf, purposeOf, saidBy } from '../../../sandbox/browser/hops.ts'
import { COOKIES, explanationOf, PARAMETERS } from '../../../sandbox/browser/parameters.ts'
import type { Exchange } from '../../../sandbox/browser/web.ts'
import { LaneMark } from '../LaneMark.tsx'

type Props = { of: Exchange; depth?: number; isOpen?: boolean; toggle?: () => void }

/** One request and its answer: a line, and behind it what each part is for, and what the site asked others meanwhile. */
export function Hop({ of, depth = 0, isOpen, toggle }: Props) {
  const [isOpenHere, setOpenHere] = useState(false)
  const opened = isOpen ?? isOpenHere
  const { host } = new URL(of.url)
  return (
    <li class="hop">
      <div
        class="entry"
        data-depth={depth || undefined}
        data-state={of.status >= 400 ? 'refused' : undefined}
      >
        <LaneMark lane={laneOf(of.url)} />
        <span class="entry-text">
          <button
            type="button"
            class="entry-open"
            aria-expanded={opened}
            onClick={toggle ?? (() => setOpenHere(!opened))}
          >
            <code>
              {of.method} {pathOf(of.url)}
            </code>{' '}
            <span class="hop-host">{host}</span>
          </button>
        </span>
        <span class="entry-when">{of.status}</span>
      </div>
      {opened && <Details of={of} />}
      {of.calls.length > 0 && (
        <ol class="entries">
          {of.calls.map((call, at) => (
            <Hop key={at} of={call} depth={depth + 1} />
          ))}
        </ol>
      )}
    </li>
  )
}

function Details({ of }: { of: Exchange }) {
  const purpose = purposeOf(of)
  return (
    <div class="hop-details">
      {purpose && <p>{purpose}</p>}
      <Named title="The request says" rows={saidBy(of)} />
      {of.cookies && <Named title="Cookies that went along" rows={pairsIn(of.cookies)} list="cookies" />}
      <p class="hop-label">The answer</p>
      <p class="hop-answer">
        <code>{of.status}</code>
        {of.headers.location !== undefined && (
          <>
            , go to <code>{placeOf(new URL(of.headers.location, of.url).href)}</code>
          </>
        )}
      </p>
      <Named title="It holds" rows={answeredBy(of)} />
      {of.setCookies.map((line) => (
        <SetCookie key={line} line={line} />
      ))}
    </div>
  )
}

type Pairs = [name: string, value: string][]

/** Names with their values, each with what it is for and where that is written. */
function Named({ title, rows, list }: { title: string; rows: Pairs; list?: 'cookies' }) {
  if (rows.length === 0) return null
  return (
    <>
      <p class="hop-label">{title}</p>
      <dl class="hop-claims">
        {rows.map(([name, value], at) => (
          <div key={at}>
            <dt>{name}</dt>
            <dd>
              {shortened(value)}
              <What name={name} list={list} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function SetCookie({ line }: { line: string }) {
  const name = line.slice(0, line.indexOf('='))
  return (
    <dl class="hop-claims">
      <div>
        <dt>Set-Cookie</dt>
        <dd>
          {line}
          <What name={name} list="cookies" />
        </dd>
      </div>
    </dl>
  )
}

function What({ name, list }: { name: string; list?: 'cookies' }) {
  const known = explanationOf(list ? COOKIES : PARAMETERS, name)
  if (!known) return null
  return (
    <span class="claim-why">
      {known.says}{' '}
      <a href={known.source} target="_blank" rel="noreferrer" aria-label={`Source for ${name}, in a new tab`}>
        Source
      </a>
    </span>
  )
}

const pairsIn = (line: string): Pairs =>
  line.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])

/** Tokens are longer than anybody reads. */
const shortened = (value: string) => (value.length > 90 ? `${value.slice(0, 60)}…` : value)
