import type { Context } from '../../context.ts'
import { InvalidParameterException, NotSimulated } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import type { Attempt, SignInAnswer } from '../authentication/attempt.ts'
import { refreshToken } from '../authentication/flows/refreshToken.ts'
import { userSrp } from '../authentication/flows/userSrp.ts'
import { userPassword } from '../authentication/flows/userPassword.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export async function InitiateAuth(
  input: Input<'InitiateAuth'>,
  context: Context,
): Promise<Output<'InitiateAuth'>> {
  const attempt: Attempt = { ...clientOf(context, input.ClientId), parameters: input.AuthParameters ?? {} }
  if (input.AuthFlow.startsWith('ADMIN_')) {
    throw InvalidParameterException('Initiate Auth method not supported.')
  }
  const flow = FLOWS[input.AuthFlow]
  if (!flow) throw NotSimulated(`InitiateAuth with ${input.AuthFlow}`)
  return flow(context, attempt)
}

const FLOWS: Record<string, (context: Context, attempt: Attempt) => Promise<SignInAnswer>> = {
  USER_PASSWORD_AUTH: userPassword,
  USER_SRP_AUTH: userSrp,
  REFRESH_TOKEN_AUTH: refreshToken,
  REFRESH_TOKEN: refreshToken,
}
