import { unworded } from '../context.ts'
import { AwsException, InvalidParameterException } from '../errors.ts'
import type { Answer } from '../record.ts'
import { beginPasskey, completePasskey, type Registering } from '../userPools/users/registerPasskey.ts'
import { redirect } from './answers.ts'
import { callbackOf, clientOfVisit } from './authorizeRequest.ts'
import { findSignedIn } from './browser.ts'
import { checkCsrf, formPage } from './pages/formPage.ts'
import { passkeyProblem, passkeyScript } from './pages/passkeyScript.ts'
import { refusedHere } from './refusal.ts'
import { isManaged, type Visit } from './visit.ts'

/**
 * /passkeys/add, in managed login alone: who is signed in at this browser gets a passkey, and goes back to the app (OP-662).
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
 */
export async function addPasskey(visit: Visit): Promise<Answer> {
  if (!isManaged(visit)) return { status: 404, headers: {}, body: undefined }
  const client = clientOfVisit(visit)
  const redirect_uri = callbackOf(visit, client)
  const who: Registering = {
    ...{ pool: visit.pool, client },
    get user() {
      const signedIn = findSignedIn(visit, client)
      // OP-661
      if (!signedIn) throw refusedHere(visit, { error: 'login_required' })
      return signedIn.user
    },
  }
  try {
    if (visit.method !== 'POST') return passkeyPage(visit, who)
    checkCsrf(visit)
    await completePasskey(visit.context, who, credentialIn(visit))
    return redirect(redirect_uri)
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    // Where no registration can begin, that is what the second try says.
    if (visit.method !== 'POST') throw refusedHere(visit, { error: error.message || error.name })
    return passkeyPage(visit, who, error.message || error.name)
  }
}

const passkeyPage = (visit: Visit, who: Registering, error?: string): Answer =>
  formPage(visit, {
    title: 'Add a passkey',
    intro: 'Next time you sign in with your fingerprint, your face or your screen lock, without a password.',
    ...(error !== undefined && { error }),
    hidden: { options: JSON.stringify(beginPasskey(visit.context, who)), credential: '' },
    buttons: { create: 'Create a passkey' },
    links: { 'Not now': visit.query.get('redirect_uri') ?? '' },
    more: passkeyProblem,
    script: passkeyScript('create'),
  })

function credentialIn({ context, form }: Visit): unknown {
  try {
    return JSON.parse(form.get('credential') ?? '')
  } catch {
    throw unworded(context, InvalidParameterException, 'the credential is no JSON')
  }
}
