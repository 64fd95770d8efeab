import { unworded, type Context } from '../../../context.ts'
import { credentialIdOf, verifyAssertion, type Assertion, type Refused } from '../../../crypto/webauthn.ts'
import { InvalidParameterException, NotAuthorizedException, userIsDisabled } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { findPasskey, putPasskey, type Passkey } from '../../../store/passkeys.ts'
import type { User } from '../../../store/users.ts'
import { relyingPartyOf, type RelyingParty } from '../../pools/relyingParty.ts'
import { ceremonyOf, descriptorsOf, newChallenge, TIMEOUT, userHandleOf } from '../../users/passkeys.ts'
import { parameterOf, type Attempt, type Flow, type SignInAnswer } from '../attempt.ts'
import { answered, challenge } from '../challenge.ts'
import { lastStep } from '../lastStep.ts'
import { afterFirstFactor } from '../next.ts'

/**
 * Asks a user for one of their passkeys: PublicKeyCredentialRequestOptionsJSON.
 *
 * @throws WebAuthnConfigurationMissingException when the pool has neither a relying party nor a domain
 */
export function askForPasskey(context: Context, attempt: Attempt, user: User): SignInAnswer {
  const { id, userVerification } = relyingPartyOf(context, attempt.pool)
  const asked = newChallenge(context)
  const options = {
    challenge: asked,
    timeout: TIMEOUT,
    rpId: id,
    allowCredentials: descriptorsOf(context, user),
    userVerification,
  }
  const CREDENTIAL_REQUEST_OPTIONS = JSON.stringify(options)
  return challenge(context, attempt, user, 'WEB_AUTHN', { CREDENTIAL_REQUEST_OPTIONS }, { challenge: asked })
}

/** WEB_AUTHN: a passkey's signature. With user verification it may count as both factors. */
export const webAuthn: Flow = async (context, call) => {
  const { pending, attempt, user: asked } = answered(context, call)
  const relyingParty = relyingPartyOf(context, attempt.pool)
  const credential = readCredential(context, parameterOf(attempt, 'CREDENTIAL'))
  const passkey = presented(context, asked, credential)
  const ceremony = ceremonyOf(relyingParty, pending.data.challenge ?? '')
  const assertion = await verifyAssertion(ceremony, credential, passkey, userHandleOf(asked))
  if ('problem' in assertion) throw notSignedIn(context, assertion)

  // Signatures took their time: the challenge may be spent by now, the passkey used or gone.
  const { pending: open, user } = answered(context, call)
  const now = findPasskey(context, user, passkey.CredentialId)
  if (now?.signCount !== passkey.signCount) {
    throw notSignedIn(context, { problem: 'signature', why: 'the passkey was used or removed meanwhile' })
  }
  if (!user.Enabled) throw userIsDisabled()
  spendChallenge(context, open)
  putPasskey(context, user, { ...now, signCount: assertion.signCount })
  context.note({ kind: 'check', what: 'The passkey is the user’s, and signed this challenge' })
  const next = isBothFactors(relyingParty, assertion) ? lastStep : afterFirstFactor
  return next(context, attempt, user)
}

const isBothFactors = ({ isMultiFactor }: RelyingParty, { isUserVerified }: Assertion) =>
  isMultiFactor && isUserVerified

function readCredential(context: Context, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unworded(context, InvalidParameterException, 'CREDENTIAL is no JSON')
  }
}

/** The user's passkey that a credential is of. */
function presented(context: Context, user: User, credential: unknown): Passkey {
  const id = credentialIdOf(credential)
  const passkey = id === undefined ? undefined : findPasskey(context, user, id)
  if (passkey) return passkey
  throw unworded(context, NotAuthorizedException, 'the credential is of none of the user’s passkeys')
}

/** AWS's model lists no WebAuthn exceptions for signing in, and no text is on record. */
const notSignedIn = (context: Context, { problem, why }: Refused) =>
  unworded(context, problem === 'malformed' ? InvalidParameterException : NotAuthorizedException, why)
