import * as flows from '../flows/index.ts'
import type { RunHandler } from '../runner/types.ts'
import { invokeFrom, valuesUnder, type Entry, type Host, type Scene } from '../simulator/index.ts'
import { openCore, type Core } from './core.ts'
import { arrowsFrom, type Arrow } from './sequence.ts'

/** What can be done to see which functions run when. */
export type OrderName =
  | 'sign-up'
  | 'confirmation'
  | 'password-sign-in'
  | 'custom-sign-in'
  | 'migration'
  | 'refresh'
  | 'admin-creation'

const ADA = { username: 'ada', password: 'Analytical-1843', email: 'ada@example.com' }
const GRACE = { username: 'grace', password: 'Compiler-1952' }

/** First what has to be so already, then the calls that are shown; what the first leaves is given to the second. */
type Script = {
  before?: (core: Core) => Promise<unknown>
  shown: (core: Core, left: unknown) => Promise<unknown>
}

const signUp = ({ app }: Core) => flows.signUp(app, ADA)
const confirm = (core: Core) =>
  flows.confirmSignUp(core.app, { username: ADA.username, code: mailedCode(core) })
const signIn = ({ app }: Core) => flows.signIn(app, ADA)

async function register(core: Core) {
  await signUp(core)
  await confirm(core)
}

const SCRIPTS: Record<OrderName, Script> = {
  'sign-up': { shown: signUp },
  confirmation: { before: signUp, shown: confirm },
  'password-sign-in': { before: register, shown: signIn },
  'custom-sign-in': {
    before: register,
    async shown(core) {
      const { Session: session = '' } = await flows.customSignIn(core.app, ADA)
      await flows.answerChallenge(core.app, { username: ADA.username, session, answer: askedCode(core) })
    },
  },
  migration: { shown: ({ app }) => flows.signIn(app, GRACE) },
  refresh: {
    async before(core) {
      await register(core)
      return (await signIn(core)).AuthenticationResult?.RefreshToken
    },
    shown: ({ app }, left) => flows.refreshTokens(app, { refreshToken: String(left) }),
  },
  'admin-creation': { shown: ({ app }) => flows.adminCreateUser(app, ADA) },
}

/**
 * Plays one of the scripts in a fresh world of a scene that has a function at every trigger.
 *
 * @throws whatever a call of the script is refused with
 */
export async function playOrder(
  scene: Scene,
  name: OrderName,
  { host, runHandler }: { host: Host; runHandler: RunHandler },
): Promise<Arrow[]> {
  const core = await openCore(scene, host, invokeFrom(scene, runHandler))
  const { before, shown } = SCRIPTS[name]
  const left = await before?.(core)
  const last = core.simulator.log.at(-1)?.id ?? 0
  await shown(core, left)
  return arrowsFrom(core.simulator.log.filter(({ id }) => id > last))
}

/** The code in the newest mail. */
const mailedCode = ({ simulator }: Core) =>
  [...valuesUnder(simulator.state.messages, '')].findLast(({ code }) => code !== undefined)?.code ?? ''

/** The answer that the newest challenge wants: only Verify is told, and the log. */
function askedCode({ simulator }: Core): string {
  const created = simulator.log.findLast(
    (entry): entry is Entry & { kind: 'trigger' } =>
      entry.kind === 'trigger' && entry.trigger === 'CreateAuthChallenge',
  )
  const asked = created?.response?.privateChallengeParameters as { code?: string } | undefined
  return asked?.code ?? ''
}
