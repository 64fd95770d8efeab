import type { Output } from '../../model/types.ts'
import type { UserPool } from '../../store/userPools.ts'

/** A pool as CreateUserPool answers it: its settings, never its keys. */
export function describePool(
  { keys: _keys, ...pool }: UserPool,
  EstimatedNumberOfUsers: number,
): NonNullable<Output<'CreateUserPool'>['UserPool']> {
  return {
    ...pool,
    LambdaConfig: {},
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    MfaConfiguration: 'OFF',
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    EstimatedNumberOfUsers,
  }
}
