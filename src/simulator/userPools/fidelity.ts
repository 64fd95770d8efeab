import { model } from '../model/userPools.generated.ts'
import type { Auth } from '../model/check.ts'
import { operations } from './operations/index.ts'
import { NOT_SIMULATED } from './pools/notSimulated.ts'

/** `simulated`: acts as AWS's. `stored`: kept and returned, without effect. `absent`: answers NotSimulated. */
export type Fidelity = 'simulated' | 'stored' | 'absent'

/** What is kept and returned, and acts on nothing. */
const STORED = new Set([
  'CreateUserPoolReplica',
  'DeleteUserPoolReplica',
  'GetLogDeliveryConfiguration',
  'GetProvisionedLimit',
  'ListUserPoolReplicas',
  'SetLogDeliveryConfiguration',
  'UpdateProvisionedLimit',
  'UpdateUserPoolReplica',
])

/** An operation, who may call it, how far it is simulated, and which of its members answer NotSimulated. */
type Row = { operation: string; auth: Auth; fidelity: Fidelity; without: string[] }

/** Every operation of the user pools API. The newest eleven: OP-150. */
export const userPoolsFidelity = (): Row[] =>
  Object.entries(model.operations).map(([operation, { auth }]) => ({
    operation,
    auth,
    fidelity: !Object.hasOwn(operations, operation)
      ? 'absent'
      : STORED.has(operation)
        ? 'stored'
        : 'simulated',
    without: NOT_SIMULATED[operation] ?? [],
  }))
