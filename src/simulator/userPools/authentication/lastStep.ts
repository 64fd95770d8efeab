import type { Context } from '../../context.ts'
import { newDeviceGroupKey, newDeviceKey } from '../../crypto/ids.ts'
import { findDevice, type Device } from '../../store/devices.ts'
import type { User } from '../../store/users.ts'
import { customize } from '../tokens/customize.ts'
import { issueTokens, type SignInDevice } from '../tokens/issue.ts'
import { postAuthentication } from '../triggers/postAuthentication.ts'
import type { SourceOf } from '../triggers/sources.ts'
import { deviceOf } from '../users/devices.ts'
import { forgetFailures } from '../users/lockout.ts'
import type { Attempt, SignInAnswer } from './attempt.ts'
import { pose, userNow } from './challenge.ts'
import { watchEnd } from './watch.ts'

/** The device that the app says it runs on, where the pool tracks devices. @throws ResourceNotFoundException */
export const findAttemptDevice = (context: Context, attempt: Attempt, user: User): Device | undefined =>
  attempt.pool.DeviceConfiguration && attempt.underWay.deviceKey !== undefined
    ? deviceOf(context, attempt.pool, user, attempt.underWay.deviceKey)
    : undefined

/**
 * Whether a remembered device will stand in for the second factor: the pool must want that, and threat protection not
 * demand the factor itself (OP-641).
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeviceConfigurationType.html
 */
export const replacesSecondFactor = (context: Context, attempt: Attempt, user: User): boolean =>
  !attempt.underWay.isMfaDemanded &&
  Boolean(findAttemptDevice(context, attempt, user)?.isRemembered) &&
  attempt.pool.DeviceConfiguration?.ChallengeRequiredOnNewDevice === true

/** A remembered device proves that it is the one; then tokens. */
export async function lastStep(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  const device = findAttemptDevice(context, attempt, user)
  if (device?.isRemembered) return pose(context, attempt, user.Username, 'DEVICE_SRP_AUTH')
  return signedIn(context, attempt, user)
}

/** The end of signing in: tokens. Not before are wrong passwords and codes forgotten. */
export async function signedIn(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  const { pool, client, underWay } = attempt
  await postAuthentication(context, attempt, user, !isKnownDevice(context, attempt, user))
  const proven = userNow(context, attempt, user)
  if (attempt.admit) {
    settle(context, attempt, proven)
    attempt.admit(proven)
    return { ChallengeParameters: {} }
  }
  const changes = await customize(context, attempt, () => proven, sourceFor(attempt))
  const now = userNow(context, attempt, user)
  const device = signInDevice(context, pool.DeviceConfiguration !== undefined, underWay.deviceKey)
  settle(context, attempt, now)
  // Tokens name the event that they come from.
  const origin = { ...device, ...(underWay.eventId && { event_id: underWay.eventId }) }
  const AuthenticationResult = await issueTokens(context, pool, client, now, origin, changes)
  return { AuthenticationResult, ChallengeParameters: {} }
}

/** What went wrong before counts no more. */
function settle(context: Context, attempt: Attempt, user: User): void {
  forgetFailures(context, attempt.pool, user.Username)
  watchEnd(context, attempt, user)
}

const isKnownDevice = (context: Context, { underWay }: Attempt, user: User): boolean =>
  underWay.deviceKey !== undefined && findDevice(context, user, underWay.deviceKey) !== undefined

/** Two answers show in the tokens' source; after a new password a second factor hides it (OP-628). */
const sourceFor = ({ name }: Attempt): SourceOf<'PreTokenGeneration'> =>
  name === 'NEW_PASSWORD_REQUIRED'
    ? 'TokenGeneration_NewPasswordChallenge'
    : name === 'DEVICE_PASSWORD_VERIFIER'
      ? 'TokenGeneration_AuthenticateDevice'
      : 'TokenGeneration_Authentication'

/** Where devices are tracked, an app that names none is on a new one. */
function signInDevice(
  { world, region }: Context,
  isTracking: boolean,
  deviceKey: string | undefined,
): SignInDevice {
  if (!isTracking) return {}
  return deviceKey === undefined
    ? { deviceKey: newDeviceKey(world, region), newDeviceGroupKey: newDeviceGroupKey(world) }
    : { deviceKey }
}
