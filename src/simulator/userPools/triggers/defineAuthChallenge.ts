import type { Context } from '../../context.ts'
import { unrecognizableOutput } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { invokeFor, type CustomSignIn } from './customSignIn.ts'
import { flagIn, textIn } from './response.ts'

/** How a custom sign-in goes on: one more challenge, tokens, or nothing. */
export type Verdict = { challengeName: string } | 'tokens' | 'refused'

/**
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html
 *
 * @throws InvalidLambdaResponseException when the function decides nothing (OP-222)
 */
export async function defineAuthChallenge(context: Context, signIn: CustomSignIn): Promise<Verdict> {
  const response = await invokeFor(
    context,
    signIn,
    'DefineAuthChallenge',
    { session: signIn.session },
    { challengeName: null, issueTokens: null, failAuthentication: null },
  )
  const challengeName = textIn(response, 'challengeName')
  const isPassed = flagIn(response, 'issueTokens')
  if (flagIn(response, 'failAuthentication')) return 'refused'
  if (isPassed) return 'tokens'
  if (challengeName) return { challengeName }
  if (settingOf(context, 'OP-222') === 'sign-in-fails') return 'refused'
  throw unrecognizableOutput()
}
