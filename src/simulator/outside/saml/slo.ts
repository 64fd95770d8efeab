import { newXmlId } from '../../crypto/ids.ts'
import { canonical } from '../../crypto/xml/canonical.ts'
import { deflated, findInflated } from '../../crypto/xml/deflate.ts'
import { findXml } from '../../crypto/xml/parse.ts'
import { instant, spEntityId, SUCCESS } from '../../crypto/xml/saml.ts'
import { attribute, element, only, textIn } from '../../crypto/xml/tree.ts'
import { addressWith, cookie, redirect } from '../../managedLogin/answers.ts'
import { domainsOf, originOf } from '../../store/domains.ts'
import type { Answer } from '../../record.ts'
import { removeOutsideGrant } from '../../store/outside.ts'
import { valuesUnder } from '../../store/table.ts'
import type { Call } from '../call.ts'
import { refusalPage } from '../pages.ts'
import { cookieOf } from '../signIn.ts'
import { samlAddresses } from './names.ts'

/** Ends the browser's session at the provider, because a pool says so, and sends the browser back there. */
export async function singleLogout(call: Call): Promise<Answer> {
  const { context, name, query, cookies } = call
  const text = await findInflated(query.get('SAMLRequest') ?? '')
  const request = text === undefined ? undefined : findXml(text)
  const issuer = textIn(only(request, 'saml2', 'Issuer'))
  const pool = [...valuesUnder(context.state.userPools, '')].find(({ Id }) => spEntityId(Id) === issuer)
  const [domain] = pool ? domainsOf(context, pool) : []
  if (!domain || request?.local !== 'LogoutRequest') {
    return refusalPage(call, 'This is no request of a user pool’s.')
  }
  const session = cookies[cookieOf(call)]
  if (session !== undefined) removeOutsideGrant(context, session)
  const to = context.world.publicUrl(`${originOf(domain)}/saml2/logout`)
  const response = element(
    'saml2p',
    'LogoutResponse',
    {
      ...{ Destination: to, ID: newXmlId(context.world), InResponseTo: attribute(request, 'ID') },
      ...{ IssueInstant: instant(context.world.now()), Version: '2.0' },
    },
    element('saml2', 'Issuer', {}, samlAddresses(name).entityId),
    element('saml2p', 'Status', {}, element('saml2p', 'StatusCode', { Value: SUCCESS })),
  )
  const SAMLResponse = await deflated(canonical(response))
  const RelayState = query.get('RelayState') ?? undefined
  return redirect(addressWith(to, { SAMLResponse, RelayState }, '?'), [cookie(cookieOf(call), '', 0)])
}
