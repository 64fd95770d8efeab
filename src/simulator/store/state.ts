import { emptyTable, type Table } from './table.ts'
import type { AuthorizationCode } from './authorizationCodes.ts'
import type { Branding, Terms, UICustomization } from './appearance.ts'
import type { AuthEvent } from './authEvents.ts'
import type { BrowserSession } from './browserSessions.ts'
import type { PendingChallenge } from './challenges.ts'
import type { Code } from './codes.ts'
import type { Device } from './devices.ts'
import type { UserPoolDomain } from './domains.ts'
import type { Failures } from './failures.ts'
import type { Errand } from './federation.ts'
import type { Group } from './groups.ts'
import type { IdentityProvider } from './identityProviders.ts'
import type { ImportJob } from './importJobs.ts'
import type { Message } from './messages.ts'
import type { OutsideGrant, OutsideProvider } from './outside.ts'
import type { Passkey, PasskeyRegistration } from './passkeys.ts'
import type { RequestCount } from './requestCounts.ts'
import type { ResourceServer } from './resourceServers.ts'
import type { RiskConfiguration } from './risk.ts'
import type { RefreshToken, Session } from './sessions.ts'
import type { SrpExchange } from './srpExchanges.ts'
import type { UserPoolClient } from './userPoolClients.ts'
import type { UserPool } from './userPools.ts'
import type { User } from './users.ts'

/** The whole simulated account: a JSON value, replaced and never edited. */
export type State = {
  version: 1
  /** by pool id */
  userPools: Table<UserPool>
  /** by client id */
  userPoolClients: Table<UserPoolClient>
  /** by `poolId/username` */
  users: Table<User>
  /** `poolId/kind/value` → username, kind one of `sub`, `email`, `phone_number`, `preferred_username` */
  aliases: Table<string>
  /** one-time codes, by `poolId/username/purpose` */
  codes: Table<Code>
  /** when something limited was tried in the last hour (ms), by `poolId/what/username` */
  tries: Table<number[]>
  /** failed sign-ins, by `poolId/name` */
  failures: Table<Failures>
  /** sign-ins, by `poolId/sub/origin_jti` */
  sessions: Table<Session>
  /** challenges of sign-ins under way, by the end of their `Session` */
  challenges: Table<PendingChallenge>
  /** by their last part */
  refreshTokens: Table<RefreshToken>
  /** browsers that are signed in at login pages, by their cookie */
  browserSessions: Table<BrowserSession>
  /** authorization codes, by themselves */
  authorizationCodes: Table<AuthorizationCode>
  /** SRP sign-ins between their two calls, by the start of the secret block */
  srpExchanges: Table<SrpExchange>
  /** passkeys, by `poolId/sub/credentialId` */
  passkeys: Table<Passkey>
  /** `poolId/credentialId` → username: whose passkey it is */
  passkeyOwners: Table<string>
  /** passkeys that are being registered, by `poolId/sub` */
  passkeyRegistrations: Table<PasskeyRegistration>
  /** devices that users sign in on, by `poolId/sub/deviceKey` */
  devices: Table<Device>
  /** groups, by `poolId/groupName` */
  groups: Table<Group>
  /** `poolId/groupName username` → username: who is in a group */
  members: Table<string>
  /** `poolId/username groupName` → groupName: the groups that somebody is in */
  memberships: Table<string>
  /** APIs with scopes of their own, by `poolId/identifier` */
  resourceServers: Table<ResourceServer>
  /** outside identity providers, by `poolId/providerName` */
  identityProviders: Table<IdentityProvider>
  /** outside users who are linked to a user, by `poolId/[provider,attribute,value]` → username */
  links: Table<string>
  /** sign-ins and sign-outs that are under way at outside providers, by `state` or RelayState */
  errands: Table<Errand>
  /** `poolId/[provider,id]` → until when (ms) it could be used again: SAML assertions that were used */
  usedAssertions: Table<number>
  /** identity providers of the outside world, by name */
  outsideProviders: Table<OutsideProvider>
  /** what those have given out: codes, access tokens, cookies */
  outsideGrants: Table<OutsideGrant>
  /** domains of login pages: a prefix by `region/prefix`, a custom domain by its name */
  domains: Table<UserPoolDomain>
  /** the hosted UI's looks, by `poolId/clientId` or `poolId/ALL` */
  uiCustomizations: Table<UICustomization>
  /** managed login's looks, by `poolId/brandingId` */
  brandings: Table<Branding>
  /** terms of use and privacy policies, by `poolId/termsId` */
  terms: Table<Terms>
  /** what threat protection does, by `poolId/clientId` or `poolId/ALL` */
  riskConfigurations: Table<RiskConfiguration>
  /** request rates that were bought, by `region/category`: stored without effect */
  provisionedLimits: Table<number>
  /** requests of the second in which one last came, by `region/category`, while request quotas hold */
  requestCounts: Table<RequestCount>
  /** what threat protection saw, by `poolId/sub/time/eventId`, newest first */
  authEvents: Table<AuthEvent>
  /** imports of users from a file, by `poolId/jobId` */
  importJobs: Table<ImportJob>
  /** mails and text messages, by id */
  messages: Table<Message>
  /** how the miniature itself is set, where that is not as it begins: by name (`settings.ts`) */
  settings: Table<string>
}

export type TableName = Exclude<keyof State, 'version'>
export type RecordOf<T extends TableName> = State[T] extends Table<infer V> ? V : never

export const emptyState = (): State => ({
  version: 1,
  userPools: emptyTable(),
  userPoolClients: emptyTable(),
  users: emptyTable(),
  aliases: emptyTable(),
  codes: emptyTable(),
  tries: emptyTable(),
  failures: emptyTable(),
  sessions: emptyTable(),
  challenges: emptyTable(),
  refreshTokens: emptyTable(),
  browserSessions: emptyTable(),
  authorizationCodes: emptyTable(),
  srpExchanges: emptyTable(),
  passkeys: emptyTable(),
  passkeyOwners: emptyTable(),
  passkeyRegistrations: emptyTable(),
  devices: emptyTable(),
  groups: emptyTable(),
  members: emptyTable(),
  memberships: emptyTable(),
  resourceServers: emptyTable(),
  identityProviders: emptyTable(),
  links: emptyTable(),
  errands: emptyTable(),
  usedAssertions: emptyTable(),
  outsideProviders: emptyTable(),
  outsideGrants: emptyTable(),
  domains: emptyTable(),
  uiCustomizations: emptyTable(),
  brandings: emptyTable(),
  terms: emptyTable(),
  riskConfigurations: emptyTable(),
  provisionedLimits: emptyTable(),
  requestCounts: emptyTable(),
  authEvents: emptyTable(),
  importJobs: emptyTable(),
  messages: emptyTable(),
  settings: emptyTable(),
})

/**
 * Brings a saved state to the present version.
 *
 * @throws TypeError when the value is no state, or of a newer version than this program knows
 */
export function migrate(saved: unknown): State {
  const state = saved as Partial<State> | null
  if (typeof state !== 'object' || state?.version !== 1) {
    throw new TypeError('This is not a saved state that this version can read.')
  }
  return { ...emptyState(), ...state, version: 1 }
}
