import {
  AddCustomAttributesCommand,
  AdminGetUserCommand,
  ConfirmForgotPasswordCommand,
  DeleteUserPoolCommand,
  ForgotPasswordCommand,
  ListUserImportJobsCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, START, world } from '../../world.ts'
import { type Here, attributesOf, signIn, signUp } from './steps.ts'
import { create, describe, start, stop, header, put, csv, row } from './steps/imports.ts'

/** A job whose file is up, and that is started. */
async function started(here: Here, file: BodyInit) {
  const job = await create(here)
  expect((await put(here, job.PreSignedUrl!, file)).status).toBe(200)
  return start(here, job)
}
const resultsOf = ({ simulator }: Here) =>
  simulator.log.flatMap((entry) =>
    entry.kind === 'decision' && entry.what.includes('Line Number') ? [entry.what] : [],
  )

test('the columns are the pool’s attributes, MFA and the username', async () => {
  const here = await world({ pool: { Schema: [{ Name: 'team', AttributeDataType: 'String' }] } })
  expect((await header(here)).join()).toBe(
    'name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,email,' +
      'email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at,' +
      'custom:team,cognito:mfa_enabled,cognito:username',
  )
})

test('users are imported, must reset their passwords, and every row has its result', async () => {
  const here = await world()
  await signUp('bob', { email: 'bob@example.com' })(here)
  const job = await create(here)
  expect(job).toMatchObject({
    JobName: 'old shop',
    JobId: expect.stringMatching(/^import-[0-9a-zA-Z]{10}$/),
    Status: 'Created',
    CreationDate: new Date(START),
    ImportedUsers: 0,
  })
  expect(new URL(job.PreSignedUrl!).hostname).toMatch(/\.amazonaws\.com$/)
  const file = await csv(here, [
    row('ada', { address: '12 St James’s Square\\, London' }),
    row('bob'),
    row('carol', { email_verified: 'false' }),
    row('dave', { birthdate: '1 May' }),
    row('eve', { 'cognito:mfa_enabled': 'true' }),
  ])
  await put(here, job.PreSignedUrl!, `${file}too,few\n`)
  expect(await start(here, job)).toMatchObject({ Status: 'Pending', StartDate: new Date(START) })
  here.clock.advance(1003)
  expect(await describe(here, job)).toMatchObject({
    ...{ Status: 'InProgress', ImportedUsers: 1, SkippedUsers: 1, FailedUsers: 1 },
  })
  here.clock.advance(3)
  const done = await describe(here, job)
  expect(done).toMatchObject({ Status: 'Succeeded', ImportedUsers: 1, SkippedUsers: 1, FailedUsers: 4 })
  expect(done.CompletionDate).toEqual(new Date(START + 1006))
  expect(resultsOf(here)).toEqual([
    '[SUCCEEDED] Line Number 2 - The import succeeded.',
    '[SKIPPED] Line Number 3 - The user already exists.',
    '[FAILED] Line Number 4 - The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).',
    '[FAILED] Line Number 5 - The row does not fit the schema.',
    '[FAILED] Line Number 6 - The user pool has MFA off.',
    '[FAILED] Line Number 7 - The row has not one value for each column, or no username.',
  ])
  expect(attributesOf(here, 'ada')).toMatchObject({
    address: '12 St James’s Square, London',
    email_verified: 'true',
  })
  expect(here.simulator.state.importJobs.size).toBe(1)
  expect(JSON.stringify(here.simulator.state.importJobs)).not.toContain('example.com')
})

test('an imported user resets their password, and signs in', async () => {
  const here = await world()
  const { cognito, UserPoolId, ClientId, clock, inbox } = here
  await started(here, await csv(here, [row('ada')]))
  clock.advance(2000)
  const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))
  expect(user).toMatchObject({ UserStatus: 'RESET_REQUIRED', Enabled: true })
  await cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'ada' }))
  const code = inbox()[0]!.code
  await cognito.send(
    new ConfirmForgotPasswordCommand({
      ...{ ClientId, Username: 'ada', ConfirmationCode: code, Password: ada.Password },
    }),
  )
  expect((await signIn()(here)).AccessToken).toBeDefined()
})

test('a job that is stopped keeps whom it has imported; another may start then', async () => {
  const here = await world()
  const names = ['ada', 'bob', 'carol', 'dave']
  const file = await csv(
    here,
    names.map((name) => row(name)),
  )
  const job = await started(here, file)
  const second = await create(here)
  await put(here, second.PreSignedUrl!, file)
  await expect(start(here, second)).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
  here.clock.advance(1002)
  expect(await stop(here, job)).toMatchObject({
    ...{ Status: 'Stopped', ImportedUsers: 2 },
    CompletionMessage: 'The Import Job was stopped by the developer.',
  })
  here.clock.advance(60_000)
  expect(names.map((name) => Boolean(here.user(name)))).toEqual([true, true, false, false])
  await expect(stop(here, job)).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
  await start(here, second)
})

test('while users are imported the pool stays as it is', async () => {
  const here = await world()
  const { cognito, UserPoolId, clock } = here
  const job = await started(here, await csv(here, [row('ada')]))
  const CustomAttributes = [{ Name: 'team', AttributeDataType: 'String' as const }]
  const change = () => cognito.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes }))
  for (const call of [
    change(),
    cognito.send(new UpdateUserPoolCommand({ UserPoolId })),
    cognito.send(new DeleteUserPoolCommand({ UserPoolId })),
  ]) {
    await expect(call).rejects.toMatchObject({ name: 'UserImportInProgressException' })
  }
  clock.advance(2000)
  await change()
  expect(await describe(here, job)).toMatchObject({ Status: 'Succeeded', ImportedUsers: 1 })
})

test.each<[string, (file: string) => BodyInit]>([
  ['a column less', (file) => file.replace('name,', '')],
  ['no header', () => ''],
  ['a byte-order mark', (file) => `\ufeff${file}`],
  ['bytes that are no UTF-8', () => new Uint8Array([0xff, 0xfe, 0x00])],
])('a file with %s fails the job', async (_, spoil) => {
  const here = await world()
  const job = await started(here, spoil(await csv(here, [row('ada')])))
  here.clock.advance(2000)
  expect(await describe(here, job)).toMatchObject({ Status: 'Failed', ImportedUsers: 0 })
  expect(here.user('ada')).toBeUndefined()
})

test('when nobody can be imported the job fails', async () => {
  const here = await world()
  const job = await started(here, await csv(here, [row('ada', { email_verified: 'false' })]))
  here.clock.advance(2000)
  expect(await describe(here, job)).toMatchObject({
    ...{ Status: 'Failed', FailedUsers: 1 },
    CompletionMessage: 'Too many users have failed or been skipped during the import.',
  })
})

test('the address takes the file for fifteen minutes, as it was signed', async () => {
  const here = await world()
  const { PreSignedUrl, JobId } = await create(here)
  const url = PreSignedUrl!
  const answers = [
    await put(here, url, 'x', {}),
    await put(here, url.replace(/Signature=./, 'Signature=x'), 'x'),
    await put(here, url.replace(JobId!, 'import-other'), 'x'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(await answers[0]!.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
  here.clock.advance(15 * 60_000)
  expect(await (await put(here, url, 'x')).text()).toContain('<Message>Request has expired</Message>')
})

test('a job that is not started expires; jobs are listed page by page', async () => {
  const here = await world()
  const { cognito, UserPoolId, clock } = here
  const first = await create(here)
  await put(here, first.PreSignedUrl!, 'x')
  clock.advance(12 * 60 * 60_000)
  const second = await create(here)
  clock.advance(12 * 60 * 60_000)
  const page = (PaginationToken?: string) =>
    cognito.send(new ListUserImportJobsCommand({ UserPoolId, MaxResults: 1, PaginationToken }))
  const { UserImportJobs, PaginationToken } = await page()
  expect(UserImportJobs).toMatchObject([{ JobId: first.JobId, Status: 'Expired' }])
  expect(await page(PaginationToken)).toMatchObject({
    UserImportJobs: [{ JobId: second.JobId, Status: 'Created' }],
  })
  await expect(start(here, first)).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
})
