import { InvalidParameterException, NotSimulated } from '../../errors.ts'
import type { Flow } from './attempt.ts'
import { adminUserPassword, userPassword } from './flows/password.ts'
import { refreshToken } from './flows/refreshToken.ts'
import { userSrp } from './flows/userSrp.ts'

/** What InitiateAuth and AdminInitiateAuth both take. */
const SHARED: Record<string, Flow> = {
  USER_SRP_AUTH: userSrp,
  REFRESH_TOKEN_AUTH: refreshToken,
  REFRESH_TOKEN: refreshToken,
}

const PUBLIC: Record<string, Flow> = { ...SHARED, USER_PASSWORD_AUTH: userPassword }

const ADMIN: Record<string, Flow> = {
  ...SHARED,
  ADMIN_USER_PASSWORD_AUTH: adminUserPassword,
  ADMIN_NO_SRP_AUTH: adminUserPassword,
}

/** Starts a sign-in without AWS credentials. */
export const initiate: Flow = (context, attempt) => flowOf(PUBLIC, attempt.name)(context, attempt)

/** Starts a sign-in for a caller with AWS credentials. */
export const adminInitiate: Flow = (context, attempt) => flowOf(ADMIN, attempt.name)(context, attempt)

/** @throws InvalidParameterException when the flow belongs to the other operation (OP-131) */
function flowOf(flows: Record<string, Flow>, name: string): Flow {
  const flow = flows[name]
  if (flow) return flow
  const isOfTheOther = name in PUBLIC || name in ADMIN
  throw isOfTheOther
    ? InvalidParameterException('Initiate Auth method not supported.')
    : NotSimulated(`Signing in with ${name}`)
}
