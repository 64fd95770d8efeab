import { fromBase64 } from '../../../crypto/bytes.ts'
import { findXml } from '../../../crypto/xml/parse.ts'
import { BEARER, spEntityId, SUCCESS } from '../../../crypto/xml/saml.ts'
import { isSigned } from '../../../crypto/xml/signature.ts'
import { all, attribute, only, textIn, type XmlElement } from '../../../crypto/xml/tree.ts'
import { useAssertion } from '../../../store/federation.ts'
import { urlOf, type Visit } from '../../visit.ts'
import type { Outsider } from '../outsider.ts'
import type { Metadata } from './metadata.ts'

/** Why an assertion does not count: Cognito's words, as far as they are known. */
export class BadAssertion extends Error {}

/** What an assertion must fit: the provider, and the request that it answers; none: it came without being asked for. */
export type Expected = { provider: string; metadata: Metadata; inResponseTo: string | undefined }

/** One that nobody asked for may be six minutes old. */
const OLDEST = 6 * 60_000

/**
 * Who a SAML response says has signed in. Nothing is believed but what stands in the assertion that is signed.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-saml-idp.html
 *
 * @param posted base64
 * @throws BadAssertion
 */
export async function outsiderIn(visit: Visit, posted: string, expected: Expected): Promise<Outsider> {
  const { context, pool } = visit
  const { provider, metadata } = expected
  const bytes = fromBase64(posted.replace(/\s/g, ''))
  const response = bytes && findXml(new TextDecoder().decode(bytes))
  const assertion = only(response, 'saml2', 'Assertion')
  if (response?.local !== 'Response' || !assertion) throw unusable('there is not one assertion')
  const signed = [assertion, response].map((each) => isSigned(response, each, metadata.certificates))
  if (!(await Promise.all(signed)).includes(true)) {
    throw new BadAssertion('Invalid SAML response received: SAML Response signature is invalid')
  }
  context.note({ kind: 'check', what: 'The assertion is signed by the key in the provider’s metadata' })
  const until = checkFits(visit, response, assertion, expected)
  // Between asking and noting nothing waits: an assertion signs in once.
  const id = attribute(assertion, 'ID') ?? ''
  if (!useAssertion(context, pool, provider, id, until)) throw unusable('the assertion was used before')
  return outsiderOf(metadata, assertion)
}

/** Our words after AWS's own beginning (OP-684). */
const unusable = (why: string) => new BadAssertion(`Error in SAML response processing: ${why}`)

/** @returns until when it could be used again (ms) */
function checkFits(
  visit: Visit,
  response: XmlElement,
  assertion: XmlElement,
  { metadata, inResponseTo }: Expected,
): number {
  const now = visit.context.world.now()
  const acs = urlOf(visit, '/saml2/idpresponse')
  const status = attribute(only(only(response, 'saml2p', 'Status'), 'saml2p', 'StatusCode'), 'Value')
  const conditions = only(assertion, 'saml2', 'Conditions')
  const restrictions = all(conditions, 'saml2', 'AudienceRestriction')
  const audience = spEntityId(visit.pool.Id)
  const subject = only(assertion, 'saml2', 'Subject')
  const confirmations = all(subject, 'saml2', 'SubjectConfirmation')
    .filter((each) => attribute(each, 'Method') === BEARER)
    .map((each) => only(each, 'saml2', 'SubjectConfirmationData'))
  const data = confirmations.find((each) => attribute(each, 'Recipient') === acs)
  const until = Math.min(timeIn(data, 'NotOnOrAfter'), timeIn(conditions, 'NotOnOrAfter'))
  const from = attribute(conditions, 'NotBefore') === undefined ? 0 : timeIn(conditions, 'NotBefore')

  if (status !== SUCCESS) throw unusable('the provider did not sign anybody in')
  if (textIn(only(assertion, 'saml2', 'Issuer')) !== metadata.entityId)
    throw unusable('the issuer is another')
  if (!data) throw unusable('the recipient is another')
  const isForUs = (each: XmlElement) => all(each, 'saml2', 'Audience').some((one) => textIn(one) === audience)
  if (!restrictions.length || !restrictions.every(isForUs)) throw unusable('the audience is another')
  if (!(from <= now && now < until)) throw unusable('the assertion is not valid now')
  if (attribute(data, 'InResponseTo') !== inResponseTo) throw unusable('it answers another request')
  if (inResponseTo === undefined && now - timeIn(assertion, 'IssueInstant') > OLDEST) {
    throw unusable('the assertion is too old')
  }
  return until
}

/** Milliseconds; a time that is missing, or none, is never right. */
const timeIn = (of: XmlElement | undefined, name: string): number => Date.parse(attribute(of, name) ?? '')

function outsiderOf({ entityId }: Metadata, assertion: XmlElement): Outsider {
  const id = textIn(only(only(assertion, 'saml2', 'Subject'), 'saml2', 'NameID'))
  if (!id) throw unusable('the NameID is missing')
  const told = all(assertion, 'saml2', 'AttributeStatement').flatMap((each) =>
    all(each, 'saml2', 'Attribute'),
  )
  const claims = Object.fromEntries(
    told.map((each) => {
      const values = all(each, 'saml2', 'AttributeValue').map((value) => textIn(value) ?? '')
      return [attribute(each, 'Name') ?? '', values.length === 1 ? values[0] : values]
    }),
  )
  return { id, issuer: entityId, claims, attributes: { samlResponse: claims } }
}
