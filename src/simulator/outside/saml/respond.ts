import { base64, utf8ToBytes } from '../../crypto/bytes.ts'
import { newXmlId } from '../../crypto/ids.ts'
import { canonical } from '../../crypto/xml/canonical.ts'
import { BEARER, instant, PERSISTENT, SUCCESS } from '../../crypto/xml/saml.ts'
import { signElement } from '../../crypto/xml/signature.ts'
import { element, type XmlElement } from '../../crypto/xml/tree.ts'
import type { Call } from '../call.ts'
import type { Person } from '../people.ts'
import { providerOf } from '../provider.ts'
import { CLAIM, samlAddresses } from './names.ts'

/** What an assertion is for: the pool, its address, and the request that it answers, if there was one. */
export type Wanted = { audience: string; acs: string; inResponseTo?: string | undefined }

/** An assertion is good for five minutes. */
const LIFETIME = 5 * 60_000

/** A response with one signed assertion about somebody, in base64 as the HTTP-POST binding has it. */
export async function responseAbout(call: Call, person: Person, wanted: Wanted): Promise<string> {
  const { entityId } = samlAddresses(call.name)
  const now = call.context.world.now()
  const assertion = assertionAbout(call, person, wanted, now)
  const signed = await signElement(assertion, await providerOf(call.context, call.name))
  const response = element(
    'saml2p',
    'Response',
    {
      ...{ Destination: wanted.acs, ID: newXmlId(call.context.world), InResponseTo: wanted.inResponseTo },
      ...{ IssueInstant: instant(now), Version: '2.0' },
    },
    element('saml2', 'Issuer', {}, entityId),
    element('saml2p', 'Status', {}, element('saml2p', 'StatusCode', { Value: SUCCESS })),
    signed,
  )
  return base64(utf8ToBytes(canonical(response)))
}

function assertionAbout(
  call: Call,
  person: Person,
  { audience, acs, inResponseTo }: Wanted,
  now: number,
): XmlElement {
  const [IssueInstant, NotOnOrAfter] = [instant(now), instant(now + LIFETIME)]
  const data = { InResponseTo: inResponseTo, NotOnOrAfter, Recipient: acs }
  return element(
    'saml2',
    'Assertion',
    { ID: newXmlId(call.context.world), IssueInstant, Version: '2.0' },
    element('saml2', 'Issuer', {}, samlAddresses(call.name).entityId),
    element(
      'saml2',
      'Subject',
      {},
      element('saml2', 'NameID', { Format: PERSISTENT }, `${person.username}@${call.name}.example`),
      element(
        'saml2',
        'SubjectConfirmation',
        { Method: BEARER },
        element('saml2', 'SubjectConfirmationData', data),
      ),
    ),
    element(
      'saml2',
      'Conditions',
      { NotBefore: IssueInstant, NotOnOrAfter },
      element('saml2', 'AudienceRestriction', {}, element('saml2', 'Audience', {}, audience)),
    ),
    element('saml2', 'AuthnStatement', {
      AuthnInstant: IssueInstant,
      SessionIndex: newXmlId(call.context.world),
    }),
    element('saml2', 'AttributeStatement', {}, ...attributesOf(person)),
  )
}

/** As an enterprise directory would tell them: names are addresses, groups are several values of one. */
function attributesOf({ email, name, given_name, family_name, department, groups }: Person): XmlElement[] {
  const told: Record<string, string[]> = {
    [`${CLAIM}/emailaddress`]: email === undefined ? [] : [email],
    [`${CLAIM}/name`]: [name],
    [`${CLAIM}/givenname`]: [given_name],
    [`${CLAIM}/surname`]: [family_name],
    department: [department],
    groups,
  }
  return Object.entries(told).flatMap(([Name, values]) => {
    const inside = values.map((value) => element('saml2', 'AttributeValue', {}, ...(value ? [value] : [])))
    return values.length ? [element('saml2', 'Attribute', { Name }, ...inside)] : []
  })
}
