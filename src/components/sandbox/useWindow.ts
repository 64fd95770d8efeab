import { useState } from 'preact/hooks'
import type { Sandbox } from '../../sandbox/createSandbox.ts'
import { textOf } from '../../sandbox/phrases.ts'
import { settled, type Predict, type Said } from '../../sandbox/prediction.ts'
import type { FlowInput, FlowName, Snapshot } from '../../sandbox/snapshot.ts'
import { clockText } from '../../sandbox/times.ts'
import type { Scene } from '../../simulator/index.ts'
import { RUNS, type PanelName } from './panels.ts'
import { useAnnouncement } from './useAnnouncement.ts'
import { useNow, useSandbox } from './useSandbox.ts'

export type Asked = Predict & { by: PanelName }

/** What the parts of a window show and do. Until the sandbox is open `isAwake` is false, and nothing can be pressed. */
export type WindowView = {
  panels: PanelName[]
  /** the panels that run a flow, in their order */
  runners: PanelName[]
  sandbox?: Sandbox
  shown: Snapshot
  said?: Said
  isAwake: boolean
  now: number
  firstDay: number
  announcement: string
  /** parts of the state that the reader has opened below the timeline */
  opened: { mail: boolean; users: boolean }
  open(part: 'mail' | 'users'): void
  announce(text: string): void
  run(flow: FlowName, panel?: PanelName): Promise<void>
  advance(milliseconds: number): void
  say(choice: string): void
  startOver(): Promise<void>
}

export function useWindow(window: {
  scene: Scene
  id: string
  panels: PanelName[]
  asked: Asked | undefined
}): WindowView {
  const { scene, id, panels, asked } = window
  const { sandbox, shown } = useSandbox(scene)
  const now = useNow(scene, sandbox)
  const [announcement, announce] = useAnnouncement()
  const [opened, setOpened] = useState({ mail: false, users: false })
  const runners = panels.filter((panel) => RUNS[panel])
  const said = shown.said[id]
  const firstDay = Date.parse(scene.startsAt)

  async function run(flow: FlowName, panel?: PanelName) {
    const outcome = await sandbox?.run(flow, inputFrom(sandbox.store.getState(), panel))
    if (!sandbox || !outcome) return
    const set = SETS_PASSWORD[flow]
    if (set && !outcome.error) sandbox.fill({ password: sandbox.store.getState().form[set] })
    const { calls, users, form } = sandbox.store.getState()
    announce(textOf([...calls.at(-1)!.words, ': ', ...(calls.at(-1)!.response?.words ?? [])]))
    if (!asked || panel !== settling(asked, runners) || said?.came) return
    const status = users.find((user) => user.Username === form.username)?.UserStatus
    sandbox.say(id, { came: settled(asked.of, outcome, status) })
  }

  return {
    panels,
    runners,
    ...(sandbox && { sandbox }),
    shown,
    ...(said && { said }),
    isAwake: sandbox !== undefined && shown.stopped === undefined,
    now,
    firstDay,
    announcement,
    opened,
    open: (part) => setOpened((before) => ({ ...before, [part]: !before[part] })),
    announce,
    run,
    advance(milliseconds) {
      sandbox?.advance(milliseconds)
      if (sandbox) announce(`It is ${clockText(sandbox.now(), firstDay)}.`)
    },
    say: (choice) => sandbox?.say(id, { choice }),
    async startOver() {
      await sandbox?.reset()
      announce('Started over.')
    },
  }
}

/** After these the form of a sign-in holds the password that was set. */
const SETS_PASSWORD: { [F in FlowName]?: 'newPassword' | 'temporaryPassword' } = {
  adminSetUserPassword: 'temporaryPassword',
  confirmForgotPassword: 'newPassword',
  setNewPassword: 'newPassword',
}

/** The panel whose run settles a prediction: the one that was named, else the first that runs. */
const settling = (asked: Asked, runners: PanelName[]) => (runners.includes(asked.by) ? asked.by : runners[0])

/** What a flow is given: what the reader typed, and what the app holds. */
function inputFrom({ form, tokens, sessions }: Snapshot, panel: PanelName | undefined): FlowInput<FlowName> {
  const { AccessToken: accessToken = '', RefreshToken: refreshToken = '' } = tokens ?? {}
  const challenge = panel && RUNS[panel]?.answers
  const session = (challenge && sessions[challenge]) || ''
  return { ...form, code: form.code.trim(), totp: form.totp.trim(), accessToken, refreshToken, session }
}
