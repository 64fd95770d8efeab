import {
  CreateUserImportJobCommand,
  DescribeUserImportJobCommand,
  GetCSVHeaderCommand,
  StartUserImportJobCommand,
  StopUserImportJobCommand,
  type UserImportJobType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const ROLE = 'arn:aws:iam::123456789012:role/service-role/Cognito-UserImport-Role'
export const create = async ({ cognito, UserPoolId }: Here) =>
  (
    await cognito.send(
      new CreateUserImportJobCommand({ UserPoolId, JobName: 'old shop', CloudWatchLogsRoleArn: ROLE }),
    )
  ).UserImportJob!
export const describe = async ({ cognito, UserPoolId }: Here, { JobId }: UserImportJobType) =>
  (await cognito.send(new DescribeUserImportJobCommand({ UserPoolId, JobId }))).UserImportJob!
export const start = async ({ cognito, UserPoolId }: Here, { JobId }: UserImportJobType) =>
  (await cognito.send(new StartUserImportJobCommand({ UserPoolId, JobId }))).UserImportJob!
export const stop = async ({ cognito, UserPoolId }: Here, { JobId }: UserImportJobType) =>
  (await cognito.send(new StopUserImportJobCommand({ UserPoolId, JobId }))).UserImportJob!
export const header = async ({ cognito, UserPoolId }: Here) =>
  (await cognito.send(new GetCSVHeaderCommand({ UserPoolId }))).CSVHeader!

export const put = (
  { simulator }: Here,
  url: string,
  body: BodyInit,
  headers: Record<string, string> = { 'x-amz-server-side-encryption': 'aws:kms' },
) => simulator.fetch(new Request(url, { method: 'PUT', headers, body }))

/** A file of the pool's columns; what a row leaves out is empty. */
export async function csv(here: Here, rows: Record<string, string>[]): Promise<string> {
  const columns = await header(here)
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','))
  return [columns.join(','), ...lines, ''].join('\n')
}
export const row = (name: string, more: Record<string, string> = {}) => ({
  'cognito:username': name,
  'cognito:mfa_enabled': 'false',
  email: `${name}@example.com`,
  email_verified: 'TRUE',
  ...more,
})
