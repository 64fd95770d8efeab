import { findInflated } from '../../crypto/xml/deflate.ts'
import { findXml } from '../../crypto/xml/parse.ts'
import { spEntityId } from '../../crypto/xml/saml.ts'
import { attribute, only, textIn } from '../../crypto/xml/tree.ts'
import type { Answer } from '../../record.ts'
import type { Call } from '../call.ts'
import { choicePage, postPage, refusalPage } from '../pages.ts'
import { findPerson, type Person } from '../people.ts'
import { findSignedIn, isPools, signIn } from '../signIn.ts'
import { responseAbout, type Wanted } from './respond.ts'

/** What the pool asks of the provider, by the HTTP-Redirect binding. */
export async function singleSignOn(call: Call): Promise<Answer> {
  const wanted = await wantedIn(call)
  if (!wanted || !isPools(call, wanted.acs, '/saml2/idpresponse')) {
    return refusalPage(call, 'This is no request of a user pool’s.')
  }
  return answer(call, wanted, call.query.get('RelayState'))
}

/** Somebody begins here, at the provider, and goes on to an app: no pool has asked. */
export function startHere(call: Call): Promise<Answer> | Answer {
  const { query } = call
  const wanted = { acs: query.get('acs') ?? '', audience: spEntityId(query.get('pool') ?? '') }
  return isPools(call, wanted.acs, '/saml2/idpresponse')
    ? answer(call, wanted, query.get('RelayState'))
    : refusalPage(call, 'No user pool has this address.')
}

async function answer(call: Call, wanted: Wanted, relayState: string | null): Promise<Answer> {
  const known = findSignedIn(call)
  if (known) return send(call, wanted, relayState, known)
  const person = findPerson(call.form.get('person'))
  if (call.method !== 'POST') return choicePage(call, 'Amazon Cognito')
  return person
    ? send(call, wanted, relayState, person, [signIn(call, person)])
    : refusalPage(call, 'You have gone back without signing in. SAML has no way to tell that to the app.')
}

async function send(
  call: Call,
  wanted: Wanted,
  relayState: string | null,
  person: Person,
  cookies: string[] = [],
): Promise<Answer> {
  const SAMLResponse = await responseAbout(call, person, wanted)
  const fields = { SAMLResponse, ...(relayState !== null && { RelayState: relayState }) }
  return postPage(call, wanted.acs, fields, cookies)
}

async function wantedIn({ query }: Call): Promise<Wanted | undefined> {
  const text = await findInflated(query.get('SAMLRequest') ?? '')
  const request = text === undefined ? undefined : findXml(text)
  const [audience, acs] = [
    textIn(only(request, 'saml2', 'Issuer')),
    attribute(request, 'AssertionConsumerServiceURL'),
  ]
  return audience && acs && request?.local === 'AuthnRequest'
    ? { audience, acs, inResponseTo: attribute(request, 'ID') }
    : undefined
}
