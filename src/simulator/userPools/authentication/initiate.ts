import type { Context } from '../../context.ts'
import { InvalidParameterException, NotSimulated } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { flowRefused, isCustomOnly } from '../clients/authFlows.ts'
import { begun, type Flow, type SignInAnswer, type SignInCall } from './attempt.ts'
import { customAuth } from './flows/customAuth.ts'
import { adminUserPassword, userPassword } from './flows/password.ts'
import { refreshToken } from './flows/refreshToken.ts'
import { userAuth } from './flows/userAuth.ts'
import { userSrp } from './flows/userSrp.ts'
import { checkSource } from './watch.ts'

/** What InitiateAuth and AdminInitiateAuth both take. */
const SHARED: Record<string, Flow> = {
  CUSTOM_AUTH: customAuth,
  USER_AUTH: userAuth,
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
export const initiate = (context: Context, call: SignInCall): Promise<SignInAnswer> =>
  start(context, PUBLIC, call)

/** Starts a sign-in for a caller with AWS credentials. */
export const adminInitiate = (context: Context, call: SignInCall): Promise<SignInAnswer> =>
  start(context, ADMIN, asToldTo(context, call))

async function start(context: Context, flows: Record<string, Flow>, call: SignInCall): Promise<SignInAnswer> {
  const flow = flowOf(context, flows, call)
  checkSource(context, call)
  return flow(context, begun(call))
}

/** Administrators are told no more than others of who exists (OP-158). */
function asToldTo(context: Context, call: SignInCall): SignInCall {
  if (settingOf(context, 'OP-158') === 'built') return call
  return { ...call, client: { ...call.client, PreventUserExistenceErrors: 'LEGACY' } }
}

/** @throws InvalidParameterException when the client is for custom flows alone, or the flow is the other operation's */
function flowOf(context: Context, flows: Record<string, Flow>, { client, name }: SignInCall): Flow {
  if (isCustomOnly(client) && name !== 'CUSTOM_AUTH' && !name.startsWith('REFRESH_TOKEN')) {
    throw InvalidParameterException('Only custom auth (lambda driven) is enabled for this client.')
  }
  const flow = flows[name]
  if (flow) return flow
  const isOfTheOther = name in PUBLIC || name in ADMIN
  throw isOfTheOther
    ? flowRefused(context, 'Initiate Auth method not supported.')
    : NotSimulated(`Signing in with ${name}`)
}
