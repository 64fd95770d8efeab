import type { ComponentChildren } from 'preact'
import type { PanelName, ShownFile } from './panels.ts'
import { Authenticator } from './panels/Authenticator.tsx'
import { ClientFlows } from './panels/ClientFlows.tsx'
import { ClockPanel } from './panels/ClockPanel.tsx'
import { FlowPanel } from './panels/FlowPanel.tsx'
import { Inbox } from './panels/Inbox.tsx'
import { RiskPanel } from './panels/RiskPanel.tsx'
import { TokensPanel } from './panels/TokensPanel.tsx'
import { Users } from './panels/Users.tsx'
import type { WindowView } from './useWindow.ts'

export type PanelProps = {
  name: PanelName
  id: string
  view: WindowView
  /** each shown file, as the page was built with it */
  code: { [F in ShownFile]?: ComponentChildren }
  /** the first that runs in its window: its code lies open */
  isFirst: boolean
  /** whether inputs are shown, or what they hold */
  fields: boolean
}

/** One panel by its name. */
export function Panel(props: PanelProps) {
  switch (props.name) {
    case 'inbox':
      return <Inbox view={props.view} />
    case 'users':
      return <Users view={props.view} />
    case 'clock':
      return <ClockPanel view={props.view} />
    case 'risk':
      return <RiskPanel id={props.id} view={props.view} />
    case 'authenticator':
      return <Authenticator view={props.view} />
    case 'client-flows':
      return <ClientFlows {...props} />
    case 'tokens':
      return <TokensPanel {...props} />
    default:
      return <FlowPanel {...props} />
  }
}
