import { writeFileSync } from 'node:fs'
import {
  CreateUserImportJobCommand,
  CreateUserPoolCommand,
  DescribeUserImportJobCommand,
  GetCSVHeaderCommand,
  ListUsersCommand,
  StartUserImportJobCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { isThere, printed } from '../conformance/overHttp.ts'
import { clientFor, newFile, opened } from './opened.ts'

const CloudWatchLogsRoleArn = 'arn:aws:iam::123456789012:role/service-role/Cognito-UserImport-Role'

/** A job in a Region that is not the emulator's own, and a file for it. */
async function job(rows: number) {
  const emulator = await opened()
  const cognito = clientFor(emulator.url, 'eu-central-1')
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'shop', AutoVerifiedAttributes: ['email'] }),
  )
  const UserPoolId = UserPool!.Id!
  const { CSVHeader } = await cognito.send(new GetCSVHeaderCommand({ UserPoolId }))
  const lines = Array.from({ length: rows }, (_, i) => {
    const name = `user${i}`
    const given: Record<string, string> = {
      ...{ 'cognito:username': name, 'cognito:mfa_enabled': 'false' },
      ...{ email: `${name}@example.com`, email_verified: 'true' },
    }
    return CSVHeader!.map((column) => given[column] ?? '').join(',')
  })
  const { UserImportJob } = await cognito.send(
    new CreateUserImportJobCommand({ UserPoolId, JobName: 'old shop', CloudWatchLogsRoleArn }),
  )
  const imported = async () => {
    const { JobId } = UserImportJob!
    await cognito.send(new StartUserImportJobCommand({ UserPoolId, JobId }))
    await emulator.control('clock', { method: 'POST', body: '{"advance": 60}' })
    const { UserImportJob: done } = await cognito.send(
      new DescribeUserImportJobCommand({ UserPoolId, JobId }),
    )
    return done
  }
  const csv = [CSVHeader!.join(','), ...lines, ''].join('\n')
  return { ...emulator, cognito, UserPoolId, address: UserImportJob!.PreSignedUrl!, csv, imported }
}

test.skipIf(!isThere('curl', ['--version'], 'curl'))(
  'the file of a user import goes up with curl, as AWS’s guide shows it',
  async () => {
    const { url, cognito, UserPoolId, address, csv, imported } = await job(2)
    expect(address.startsWith(`${url}/_s3/aws-cognito-idp-user-import-eu-central-1/`)).toBe(true)
    const file = newFile('users.csv')
    writeFileSync(file, csv)
    const header = 'x-amz-server-side-encryption:aws:kms'
    const status = await printed('curl', ['-s', '-w', '%{http_code}', '-T', file, '-H', header, address])
    expect(status).toBe('200')
    expect(await imported()).toMatchObject({ Status: 'Succeeded', ImportedUsers: 2, FailedUsers: 0 })
    const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId }))
    expect(Users).toMatchObject([{ UserStatus: 'RESET_REQUIRED' }, { UserStatus: 'RESET_REQUIRED' }])
  },
)

test('the file may be larger than a call, and is taken only as it was signed', async () => {
  const { url, address, csv, imported } = await job(5000)
  expect(csv.length).toBeGreaterThan(256 * 1024)
  const put = (to: string, headers = {}) => fetch(to, { method: 'PUT', body: csv, headers })
  const refused = await put(address)
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
  const signed = { 'x-amz-server-side-encryption': 'aws:kms' }
  expect((await put(address.replace('_s3/aws', '_s3/other'), signed)).status).toBe(400)
  expect((await put(`${url}/`, signed)).status).toBe(413)
  expect((await put(address, signed)).status).toBe(200)
  expect(await imported()).toMatchObject({ Status: 'Succeeded', ImportedUsers: 5000 })
})
