import type { SettingName } from '../../../src/simulator/index.ts'
import type { world } from '../../world.ts'
import type { Here } from '../userPools/steps.ts'

export type { Here }

/** One open point that can be decided otherwise: what somebody sees of it who calls the SDK, by each value of its switch. */
export type Row = {
  settings?: Parameters<typeof world>[0]
  look: (here: Here) => Promise<unknown>
  shows: Record<string, unknown>
}
export type Rows = Partial<Record<SettingName, Row>>

type Refused = { name: string; message: string; $metadata: { httpStatusCode: number } }

/** How a call ends: `accepted`, or the exception and its text. */
export const heard = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'accepted',
    // The SDK's own word for an answer without a message.
    ({ name, message }: Refused) => (message === 'UnknownError' ? name : `${name}: ${message}`),
  )

/** The HTTP status that a call is refused with. */
export const statusOf = (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 200,
    ({ $metadata }: Refused) => $metadata.httpStatusCode,
  )
