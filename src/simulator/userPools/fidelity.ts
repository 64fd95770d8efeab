import { model } from '../model/userPools.generated.ts'
import type { Auth } from '../model/check.ts'
import { operations } from './operations/index.ts'

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

/** Every operation of the user pools API, who may call it, and how far it is simulated. The newest eleven: OP-150. */
export const userPoolsFidelity = (): { operation: string; auth: Auth; fidelity: Fidelity }[] =>
  Object.entries(model.operations).map(([operation, { auth }]) => ({
    operation,
    auth,
    fidelity: !Object.hasOwn(operations, operation)
      ? 'absent'
      : STORED.has(operation)
        ? 'stored'
        : 'simulated',
  }))
