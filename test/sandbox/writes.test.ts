import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  CreateGroupCommand,
  CreateIdentityProviderCommand,
  CreateManagedLoginBrandingCommand,
  CreateResourceServerCommand,
  CreateTermsCommand,
  CreateUserImportJobCommand,
  CreateUserPoolDomainCommand,
  DeleteGroupCommand,
  DeleteUserCommand,
  SetUICustomizationCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { textOf } from '../../src/sandbox/phrases.ts'
import { rowOf } from '../../src/sandbox/rows.ts'
import { signedIn, signIn } from '../simulator/userPools/steps.ts'
import { world } from '../world.ts'

type Here = Awaited<ReturnType<typeof world>>

/** What the timeline says of the writes since. */
const since = ({ simulator }: Here, id: number) =>
  simulator.log.flatMap((entry) => {
    const row = entry.id > id && entry.kind === 'write' ? rowOf(entry) : undefined
    return row ? [textOf(row.words)] : []
  })

test('what is written to the state is said in words', async () => {
  const here = await world()
  const { cognito, UserPoolId, ClientId, simulator } = here
  await signedIn(here)
  const from = simulator.log.at(-1)!.id
  await signIn('ada', 'Wrong-1843')(here).catch(() => undefined)
  const group = { UserPoolId, GroupName: 'staff' }
  const membership = { ...group, Username: 'ada' }
  await cognito.send(new CreateGroupCommand(group))
  await cognito.send(new UpdateGroupCommand({ ...group, Precedence: 1 }))
  await cognito.send(new AdminAddUserToGroupCommand(membership))
  await cognito.send(new AdminRemoveUserFromGroupCommand(membership))
  await cognito.send(new DeleteGroupCommand(group))
  await cognito.send(new CreateResourceServerCommand({ UserPoolId, Identifier: 'api', Name: 'api' }))
  await cognito.send(
    new CreateIdentityProviderCommand({
      ...{ UserPoolId, ProviderName: 'Google', ProviderType: 'Google' },
      ProviderDetails: { client_id: 'x', client_secret: 'y', authorize_scopes: 'openid' },
    }),
  )
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'shop' }))
  await cognito.send(
    new SetUICustomizationCommand({ UserPoolId, CSS: '.logo-customizable { max-width: 10% }' }),
  )
  await cognito.send(new CreateManagedLoginBrandingCommand({ UserPoolId, ClientId }))
  await cognito.send(
    new CreateTermsCommand({
      ...{ UserPoolId, ClientId, TermsName: 'terms-of-use', TermsSource: 'LINK', Enforcement: 'NONE' },
      Links: { 'cognito:default': 'https://shop.example.com/terms' },
    }),
  )
  const CloudWatchLogsRoleArn = 'arn:aws:iam::123456789012:role/import'
  await cognito.send(new CreateUserImportJobCommand({ UserPoolId, JobName: 'old', CloudWatchLogsRoleArn }))
  await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: 'ada' }))
  const { AccessToken } = await signIn()(here)
  await cognito.send(new DeleteUserCommand({ AccessToken }))
  expect(since(here, from)).toEqual([
    'Failed sign-ins in a row: 1',
    'Group staff written',
    'Group staff changed',
    'ada put into group staff',
    'ada taken out of group staff',
    'Group staff deleted',
    'Resource server api written',
    'Identity provider Google written',
    expect.stringMatching(/^Group us-east-1_\w{9}_Google written$/),
    'Domain shop written',
    'Look of the hosted UI written',
    expect.stringMatching(/^Branding style [\w-]{36} written$/),
    'Document terms-of-use written',
    expect.stringMatching(/^Import job import-\w{10} is Created$/),
    'A sign-in of ada ended',
    'A sign-in of ada ended',
    'User ada deleted',
  ])
})
