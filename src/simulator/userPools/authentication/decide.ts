import type { Context } from '../../context.ts'
import { unrecognizableOutput, userIsDisabled, wrongCredentials } from '../../errors.ts'
import { findUser, type Factor, type User } from '../../store/users.ts'
import { createAuthChallenge } from '../triggers/createAuthChallenge.ts'
import { defineAuthChallenge } from '../triggers/defineAuthChallenge.ts'
import type { CustomSignIn } from '../triggers/customSignIn.ts'
import { factorsOf } from '../users/factors.ts'
import { findParameter, type Attempt, type SignInAnswer } from './attempt.ts'
import { pose, userNow } from './challenge.ts'
import { lastStep } from './lastStep.ts'
import { newPasswordRequired } from './newPasswordRequired.ts'
import { ask, secondFactor } from './secondFactor.ts'
import { passwordVerifierWithSession } from './srp.ts'
import { weigh } from './threat.ts'
import { watchFailure } from './watch.ts'

/** A custom sign-in as its functions are told of it, the user as they are now. */
export const customSignIn = (context: Context, attempt: Attempt, username: string): CustomSignIn => ({
  pool: attempt.pool,
  client: attempt.client,
  userName: username,
  user: findUser(context, attempt.pool, username),
  session: attempt.underWay.custom ?? [],
  clientMetadata: attempt.clientMetadata,
})

/**
 * Lets DefineAuthChallenge decide how a custom sign-in goes on.
 *
 * @param username the user's; where the app client hides it, a name that nobody has
 * @throws NotAuthorizedException when it fails the sign-in
 */
export async function decide(context: Context, attempt: Attempt, username: string): Promise<SignInAnswer> {
  const verdict = await defineAuthChallenge(context, customSignIn(context, attempt, username))
  // The function has had its time: the user may have changed meanwhile.
  const user = findUser(context, attempt.pool, username)
  if (verdict === 'refused') {
    if (user) watchFailure(context, attempt, user)
    throw wrongCredentials()
  }
  if (verdict !== 'tokens') return askFor(context, attempt, username, verdict.challengeName)
  if (!user) throw wrongCredentials()
  if (!user.Enabled) throw userIsDisabled()
  const weighed = await weigh(context, attempt, user)
  const now = userNow(context, attempt, user)
  return weighed.underWay.isMfaDemanded
    ? demandFactor(context, weighed, now)
    : lastStep(context, weighed, now)
}

/** Threat protection's own question, of which the functions learn nothing. */
async function demandFactor(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  const { custom: _, ...underWay } = attempt.underWay
  const plain = { ...attempt, underWay }
  return (await secondFactor(context, plain, user)) ?? lastStep(context, plain, user)
}

/** @throws InvalidLambdaResponseException when the challenge can't be asked for here */
async function askFor(
  context: Context,
  attempt: Attempt,
  username: string,
  name: string,
): Promise<SignInAnswer> {
  if (name === 'CUSTOM_CHALLENGE') return customChallenge(context, attempt, username)
  const user = findUser(context, attempt.pool, username)
  if (name === 'PASSWORD_VERIFIER' && findParameter(attempt, 'SRP_A')) {
    return passwordVerifierWithSession(context, attempt, username, user)
  }
  if (name === 'ADMIN_NO_SRP_AUTH') return pose(context, attempt, username, name)
  if (name === 'NEW_PASSWORD_REQUIRED' && user) return newPasswordRequired(context, attempt, user)
  const factor = user && factorNamed(attempt, user, name)
  if (!factor) throw unrecognizableOutput()
  return ask(context, attempt, user, factor)
}

const factorNamed = ({ pool }: Attempt, user: User, name: string): Factor | undefined =>
  factorsOf(pool, user).enabled.find((factor) => factor === name)

/** What CreateAuthChallenge makes: the client learns the public part, the rest waits for the answer. */
async function customChallenge(context: Context, attempt: Attempt, username: string): Promise<SignInAnswer> {
  const made = await createAuthChallenge(context, customSignIn(context, attempt, username))
  const parameters = { USERNAME: username, ...made.publicParameters }
  return pose(context, attempt, username, 'CUSTOM_CHALLENGE', parameters, {
    privateParameters: JSON.stringify(made.privateParameters),
    ...(made.metadata !== undefined && { metadata: made.metadata }),
  })
}
