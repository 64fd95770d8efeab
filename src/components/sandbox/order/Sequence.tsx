import { textOf } from '../../../sandbox/phrases.ts'
import { lanesOf, type Arrow } from '../../../sandbox/sequence.ts'
import type { Lane } from '../../../simulator/index.ts'
import { LANES, LaneMark } from '../LaneMark.tsx'
import { Words } from '../Words.tsx'

const WIDTH = 864
const ROW = 48
const TOP = 76

/**
 * What happened, drawn with a column for each who took part and time running down. The same as a nested list stands in
 * the document always: it is what phones show and what readers of the screen are told.
 */
export function Sequence({ id, arrows }: { id: string; arrows: Arrow[] }) {
  const lanes = lanesOf(arrows)
  const column = WIDTH / lanes.length
  const at = (lane: Lane) => (lanes.indexOf(lane) + 0.5) * column
  const height = TOP + arrows.length * ROW + 12
  return (
    <div class="sequence">
      <svg
        class="sequence-drawing"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-labelledby={`${id}-drawn`}
        aria-describedby={`${id}-list`}
      >
        <title id={`${id}-drawn`}>{`The run as a drawing with ${lanes.length} lanes`}</title>
        {lanes.slice(1).map((lane) => (
          <line
            key={lane}
            class="rope"
            x1={at(lane) - column / 2}
            x2={at(lane) - column / 2}
            y1={TOP - 12}
            y2={height}
          />
        ))}
        {lanes.map((lane) => (
          <LaneLine key={lane} lane={lane} x={at(lane)} end={height - 6} />
        ))}
        {arrows.map((arrow, row) => (
          <Drawn
            key={arrow.id}
            arrow={arrow}
            from={at(arrow.from)}
            to={at(arrow.to)}
            y={TOP + (row + 0.7) * ROW}
          />
        ))}
      </svg>
      <ol class="panel entries sequence-list" id={`${id}-list`}>
        {arrows.map((arrow) => (
          <li
            key={arrow.id}
            class="entry"
            data-depth={arrow.depth || undefined}
            data-state={arrow.kind === 'refusal' ? 'refused' : undefined}
          >
            <LaneMark lane={arrow.kind === 'request' ? arrow.to : arrow.from} />
            <span class="entry-text">
              {arrow.from !== arrow.to && (
                <span class="sr-only">
                  {LANES[arrow.from]} to {LANES[arrow.to]}:{' '}
                </span>
              )}
              {arrow.from === 'trigger' && 'Back: '}
              <Words of={arrow.words} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The head of a lane, and its line down, which ends in a T at both ends. */
function LaneLine({ lane, x, end }: { lane: Lane; x: number; end: number }) {
  return (
    <g class="lane-line" data-lane={lane}>
      <path class="lane-shape" d={SHAPES[lane]} transform={`translate(${x - 8} 8)`} />
      <text x={x} y={46} text-anchor="middle">
        {LANES[lane]}
      </text>
      <line x1={x - 7} x2={x + 7} y1={58} y2={58} class="lane-end" />
      <line x1={x} x2={x} y1={58} y2={end} class="lane-rope" />
      <line x1={x - 7} x2={x + 7} y1={end} y2={end} class="lane-end" />
    </g>
  )
}

/** In a square of 16. */
const SHAPES: Record<Lane, string> = {
  app: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14Z',
  'user-pool': 'M1 1h14v14h-14Z',
  login: 'M8 0l8 8l-8 8l-8-8Z',
  trigger: 'M8 1l7.5 14h-15Z',
  message: 'M1 1h14v8l-7 6l-7-6Z',
  'identity-pool': 'M0 13a8 8 0 0 1 16 0Z',
  service: 'M4 1h8l4 7l-4 7h-8l-4-7Z',
}

function Drawn({ arrow, from, to, y }: { arrow: Arrow; from: number; to: number; y: number }) {
  const words = textOf(arrow.words)
  if (arrow.kind === 'remark') {
    return (
      <g class="arrow" data-kind="remark">
        <rect x={from - 4} y={y - 8} width={8} height={16} />
        <text x={from + 14} y={y + 5}>
          {words}
        </text>
      </g>
    )
  }
  const right = to > from
  const tip = to + (right ? -2 : 2)
  const head = right ? -9 : 9
  return (
    <g class="arrow" data-kind={arrow.kind}>
      <line x1={from + (right ? 2 : -2)} x2={tip} y1={y} y2={y} />
      <path
        d={`M${tip + head} ${y - 5}L${tip} ${y}L${tip + head} ${y + 5}${arrow.kind === 'request' ? 'Z' : ''}`}
      />
      <text x={Math.min(from, to) + 12} y={y - 8}>
        {words}
      </text>
    </g>
  )
}
