import type { Output } from '../../model/types.ts'
import type { UserPool } from '../../store/userPools.ts'

/** A pool as the API shows it: its settings, never its keys. */
export function describePool(
  { keys: _keys, mfa: _mfa, ...pool }: UserPool,
  EstimatedNumberOfUsers: number,
): NonNullable<Output<'DescribeUserPool'>['UserPool']> {
  return { ...pool, EstimatedNumberOfUsers }
}
