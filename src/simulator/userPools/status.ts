import type { Context } from '../context.ts'
import type { AwsException } from '../errors.ts'
import { settingOf } from '../store/settings.ts'

/**
 * The statuses that AWS's SDK of 2026 has for some exceptions. Nobody has seen them in an answer (OP-101).
 * Source: https://www.npmjs.com/package/@aws-sdk/client-cognito-identity-provider
 */
const OF_THE_SDK: Record<string, number> = {
  AccessDeniedException: 403,
  FeatureUnavailableInTierException: 403,
  ForbiddenException: 403,
  NotAuthorizedException: 403,
  ResourceNotFoundException: 404,
  TierChangeNotAllowedException: 403,
  TooManyRequestsException: 429,
  UnauthorizedException: 401,
  UserNotFoundException: 404,
}

/** The HTTP status that a refusal is answered with. */
export function statusOf(context: Context, { name, status }: AwsException): number {
  // A call that should have been signed (OP-105).
  const isUnsigned = name === 'MissingAuthenticationTokenException'
  if (isUnsigned && settingOf(context, 'OP-105') === 'status-403') return 403
  return settingOf(context, 'OP-101') === 'own-status' ? (OF_THE_SDK[name] ?? status) : status
}
