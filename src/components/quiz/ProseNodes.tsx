import { Fragment, type VNode } from 'preact'
import type { Prose, ProseElement } from '../../quiz/schema/view.ts'

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** Text of a question, as elements: its Markdown was parsed when the site was built. */
export function ProseNodes({ nodes }: { nodes: readonly Prose[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Fragment key={index}>{typeof node === 'string' ? node : element(node)}</Fragment>
      ))}
    </>
  )
}

function element({ tag: Tag, nodes, href }: ProseElement): VNode {
  const inside = <ProseNodes nodes={nodes} />
  if (Tag === 'br') return <br />
  if (Tag === 'pre') return <pre tabIndex={0}>{inside}</pre>
  if (Tag === 'code') return <code dir="ltr">{inside}</code>
  if (Tag === 'a') return <a href={href?.startsWith('/') ? base + href : href}>{inside}</a>
  return <Tag>{inside}</Tag>
}
