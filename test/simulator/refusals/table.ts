import { administration } from './administration.ts'
import { appearance } from './appearance.ts'
import { attributes } from './attributes.ts'
import { authEvents } from './authEvents.ts'
import { authFactors } from './authFactors.ts'
import { challenges } from './challenges.ts'
import { clients } from './clients.ts'
import { confirming } from './confirming.ts'
import { customAuth } from './customAuth.ts'
import { devices } from './devices.ts'
import { domains } from './domains.ts'
import { groups } from './groups.ts'
import { identities } from './identities.ts'
import { identityProviders } from './identityProviders.ts'
import { imports } from './imports.ts'
import { listing } from './listing.ts'
import { passkeys } from './passkeys.ts'
import { pools } from './pools.ts'
import { recovery } from './recovery.ts'
import { resourceServers } from './resourceServers.ts'
import { schema } from './schema.ts'
import { secondFactors } from './secondFactors.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { signingIn } from './signingIn.ts'
import { signingUp } from './signingUp.ts'
import { stored } from './stored.ts'
import { threat } from './threat.ts'
import { tokens } from './tokens.ts'
import { userAuth } from './userAuth.ts'
import { wire } from './wire.ts'
import type { Refusal } from './refusal.ts'

/** Every refusal that the simulator can give, family by family. */
export const TABLE: Refusal[] = [
  ...administration,
  ...appearance,
  ...attributes,
  ...authEvents,
  ...authFactors,
  ...challenges,
  ...clients,
  ...confirming,
  ...customAuth,
  ...devices,
  ...domains,
  ...groups,
  ...identities,
  ...identityProviders,
  ...imports,
  ...listing,
  ...passkeys,
  ...pools,
  ...recovery,
  ...resourceServers,
  ...schema,
  ...secondFactors,
  ...sessions,
  ...settings,
  ...signingIn,
  ...signingUp,
  ...stored,
  ...threat,
  ...tokens,
  ...userAuth,
  ...wire,
]
