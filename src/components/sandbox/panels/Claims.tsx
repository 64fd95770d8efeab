import { explanationOf, isTime } from '../../../sandbox/claims.ts'
import { clockText } from '../../../sandbox/times.ts'
import type { WindowView } from '../useWindow.ts'
import { PART_NAMES } from './EncodedToken.tsx'

type Props = {
  id: string
  part: 'header' | 'payload'
  claims: Record<string, unknown> | undefined
  view: WindowView
}

/** The members of one part, each with its value and one line of explanation. */
export function Claims({ id, part, claims, view }: Props) {
  return (
    <section id={`${id}-${part}`} tabIndex={-1}>
      <h5 class="token-name" data-part={part}>
        {PART_NAMES[part]}
      </h5>
      {claims ? (
        <dl class="claims sandbox-claims">
          {Object.entries(claims).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {typeof value === 'string' ? value : JSON.stringify(value)}
                {isTime(name, value) && ` · ${clockText(value * 1000, view.firstDay)}`}
                <span class="claim-why">{explanationOf(name)}</span>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="claim-why">It does not decode to a JSON object any more.</p>
      )}
    </section>
  )
}
