import type { Context } from '../../context.ts'
import { unrecognizableOutput } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { invokeFor, type CustomSignIn } from './customSignIn.ts'

/** How a custom sign-in goes on: one more challenge, tokens, or nothing. */
export type Verdict = { challengeName: string } | 'tokens' | 'refused'

/**
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html
 *
 * @throws InvalidLambdaResponseException when the function decides nothing (OP-222)
 */
export async function defineAuthChallenge(context: Context, signIn: CustomSignIn): Promise<Verdict> {
  const { challengeName, issueTokens, failAuthentication } = await invokeFor(
    context,
    signIn,
    'DefineAuthChallenge',
    { session: signIn.session },
    { challengeName: null, issueTokens: null, failAuthentication: null },
  )
  if (failAuthentication === true) return 'refused'
  if (issueTokens === true) return 'tokens'
  if (typeof challengeName === 'string' && challengeName) return { challengeName }
  if (settingOf(context, 'OP-222') === 'sign-in-fails') return 'refused'
  throw unrecognizableOutput()
}
