import type { Entry, RecordOf, TableName, User } from '../simulator/index.ts'
import { code, count, strong, type Phrase } from './phrases.ts'

type Write<T extends TableName> = { key: string } & Record<'before' | 'after', RecordOf<T> | undefined>
type Words<T extends TableName> = (write: Write<T>) => Phrase | undefined

/** What a write to the state says; nothing where another line says it, or it is book-keeping. */
export function writeWords({ table, key, before, after }: Entry & { kind: 'write' }): Phrase | undefined {
  // The log knows its records no better than as values.
  return (WRITES[table as TableName] as Words<never> | undefined)?.({ key, before, after } as Write<never>)
}

/** A thing with a name is written, changed or deleted. */
const thing =
  <T extends TableName>(noun: string, nameOf: (record: RecordOf<T>, key: string) => string): Words<T> =>
  ({ key, before, after }) => [
    `${noun} `,
    code(nameOf((after ?? before)!, key)),
    after === undefined ? ' deleted' : before === undefined ? ' written' : ' changed',
  ]

/** The same where a user or a pool has one, which needs no name. */
const only = (noun: string) => (write: { before: unknown; after: unknown }) => [
  `${noun} ${write.after === undefined ? 'deleted' : write.before === undefined ? 'written' : 'changed'}`,
]

/** An index, or what the check, the token or the message beside it has said. */
const silent = () => undefined

const WRITES: { [T in TableName]: Words<T> } = {
  userPools: thing('User pool', (_, key) => key),
  userPoolClients: thing('App client', (_, key) => key),
  users: ({ before, after }) => userWritten(before, after),
  aliases: silent,
  codes: ({ after }) => [after ? `Code kept for ${count(hoursOf(after), 'hour')}` : 'The code is used up'],
  tries: silent,
  failures: ({ after }) => after && [`Failed sign-ins in a row: ${after.count}`],
  sessions: ({ before, after }) =>
    before?.isRevoked === false && (!after || after.isRevoked)
      ? ['A sign-in of ', strong(before.Username), ' ended']
      : undefined,
  challenges: ({ before, after }) =>
    after && !before ? ['Challenge ', code(after.name), ' waits for its answer'] : undefined,
  refreshTokens: silent,
  browserSessions: ({ before, after }) => [
    'The browser is signed ',
    after ? 'in as ' : 'out: the session of ',
    strong((after ?? before)!.Username),
    after ? '' : ' is over',
  ],
  authorizationCodes: ({ after }) =>
    after && [after.isSpent ? 'The authorization code is used up' : 'Authorization code kept for 5 minutes'],
  srpExchanges: silent,
  passkeys: thing('Passkey', ({ CredentialId }) => CredentialId),
  passkeyOwners: silent,
  passkeyRegistrations: ({ after }) => after && ['The registration of a passkey has begun'],
  devices: thing('Device', ({ DeviceKey }) => DeviceKey),
  groups: thing('Group', ({ GroupName }) => GroupName),
  members: ({ key, before, after }) => [
    strong((after ?? before)!),
    after === undefined ? ' taken out of group ' : ' put into group ',
    code(key.slice(key.indexOf('/') + 1, key.indexOf(' '))),
  ],
  memberships: silent,
  resourceServers: thing('Resource server', ({ Identifier }) => Identifier),
  identityProviders: thing('Identity provider', ({ ProviderName }) => ProviderName),
  links: ({ before, after }) =>
    after === undefined
      ? ['An outside user is no more linked to ', strong(before!)]
      : ['An outside user linked to ', strong(after)],
  errands: ({ before, after }) => [
    after ? 'The browser is on its way to ' : 'The browser is back from ',
    code((after ?? before)!.provider),
  ],
  usedAssertions: ({ after }) => (after === undefined ? undefined : ['This assertion counts once']),
  outsideProviders: silent,
  outsideGrants: ({ before, after }) => outsideGrantWritten(before, after),
  domains: thing('Domain', ({ Domain }) => Domain),
  uiCustomizations: only('Look of the hosted UI'),
  brandings: thing('Branding style', ({ ManagedLoginBrandingId }) => ManagedLoginBrandingId),
  terms: thing('Document', ({ TermsName }) => TermsName),
  riskConfigurations: only('Risk configuration'),
  provisionedLimits: ({ key, after }) => [
    'Limit ',
    code(key.slice(key.indexOf('/') + 1)),
    ` set to ${after}`,
  ],
  authEvents: ({ before, after }) =>
    after && [before ? 'Event changed' : 'Event kept: ', ...(before ? [] : [code(String(after.EventType))])],
  importJobs: ({ before, after }) =>
    after && before?.Status === after.Status
      ? undefined
      : ['Import job ', code((after ?? before)!.JobId), after ? ` is ${after.Status}` : ' deleted'],
  messages: silent,
  settings: silent,
  requestCounts: silent,
}

const hoursOf = ({ sentAt, expiresAt }: RecordOf<'codes'>) => Math.round((expiresAt - sentAt) / 3_600_000)

function outsideGrantWritten(
  before: RecordOf<'outsideGrants'> | undefined,
  after: RecordOf<'outsideGrants'> | undefined,
): Phrase | undefined {
  const { kind, person } = (after ?? before)!
  if (kind === 'session') return [strong(person), ` is signed ${after ? 'in' : 'out'} at the provider`]
  if (!after) return kind === 'code' ? ['The provider’s code is used up'] : undefined
  return [`The provider keeps ${kind === 'code' ? 'a code' : 'an access token'} for `, strong(person)]
}

function userWritten(before: User | undefined, after: User | undefined): Phrase {
  if (!after) return ['User ', strong(before?.Username ?? ''), ' deleted']
  if (!before) return ['User ', strong(after.Username), ' written, ', code(after.UserStatus)]
  if (before.Enabled !== after.Enabled) {
    return ['User ', strong(after.Username), after.Enabled ? ' is enabled again' : ' is now disabled']
  }
  if (before.UserStatus === after.UserStatus) return ['User ', strong(after.Username), ' changed']
  return ['User ', strong(after.Username), ' is now ', code(after.UserStatus)]
}
