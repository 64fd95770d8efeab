import type { ComponentChildren } from 'preact'
import { Clock } from 'lucide-preact'
import { clockText } from '../../sandbox/times.ts'
import type { Predict } from '../../sandbox/prediction.ts'
import type { Scene } from '../../simulator/index.ts'
import { Actions } from './Actions.tsx'
import { Happened } from './Happened.tsx'
import { Notices } from './Notices.tsx'
import { Panel } from './Panel.tsx'
import { PredictionBeside, PredictionRow } from './Prediction.tsx'
import type { PanelName, ShownFile } from './panels.ts'
import { Workbench } from './workbench/Workbench.tsx'
import { WindowHead } from './WindowHead.tsx'
import { useWindow, type Asked } from './useWindow.ts'

type Props = {
  scene: Scene
  id: string
  title: string
  panels: PanelName[]
  predict?: Predict & { by?: PanelName }
  layout?: 'beside'
} & { [F in ShownFile]?: ComponentChildren }

/** What holds more than half a window can show: functions above what runs them, tokens below. */
const isAbove = (panel: PanelName) => panel === 'workbench'
const isBelow = (panel: PanelName) => panel === 'tokens'

/** One window of a sandbox: what to run at the left, what happened at the right, what is long below. */
export default function SandboxWindow({ scene, id, title, panels, predict, layout, ...code }: Props) {
  const asked: Asked | undefined = predict && { ...predict, by: predict.by ?? panels[0]! }
  const view = useWindow({ scene, id, panels, asked })
  const isBeside = layout === 'beside'
  const show = (panel: PanelName) => (
    <Panel
      key={panel}
      name={panel}
      isFirst={panel === view.runners[0] && !panels.includes('workbench')}
      id={id}
      view={view}
      code={code}
      fields={!isBeside}
    />
  )
  return (
    <>
      <WindowHead id={id} title={title}>
        <span class="chip">
          <Clock aria-hidden="true" />
          <span class="sr-only">Simulated time </span>
          <span class="clock">{clockText(view.now, Date.parse(scene.startsAt))}</span>
        </span>
      </WindowHead>
      {predict && !isBeside && <PredictionRow id={id} predict={predict} view={view} />}
      {panels.some(isAbove) && <Workbench id={id} scene={scene} view={view} />}
      <div class="water-split">
        <div class="sandbox-panels">
          {panels.filter((panel) => !isAbove(panel) && !isBelow(panel)).map(show)}
        </div>
        <div class="sandbox-happened">
          {predict && isBeside && <PredictionBeside id={id} predict={predict} view={view} />}
          {(!isBeside || view.shown.calls.length > 0) && <Happened id={id} view={view} isBeside={isBeside} />}
        </div>
      </div>
      {panels.some(isBelow) && <div class="sandbox-panels">{panels.filter(isBelow).map(show)}</div>}
      <Notices shown={view.shown} isOpen={view.sandbox !== undefined} />
      <Actions id={id} view={view} isBeside={isBeside} />
      <p class="sr-only" role="status">
        {view.announcement}
      </p>
    </>
  )
}
