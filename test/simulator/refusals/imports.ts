import { CreateUserImportJobCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../userPools/steps.ts'
import { ROLE, create, describe, start, stop, put, csv, row } from '../userPools/steps/imports.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

const uploaded = async (here: Here) => {
  const job = await create(here)
  await put(here, job.PreSignedUrl!, await csv(here, [row('ada')]))
  return job
}

export const imports: Refusal[] = [
  {
    when: 'starting a job without its file',
    call: async (here) => start(here, await create(here)),
    refused: { name: 'PreconditionNotMetException', message: '' },
    evidence: 'model; no text on record',
    source: api('StartUserImportJob'),
  },
  {
    when: 'starting a job where nothing is verified by itself',
    settings: { pool: { AutoVerifiedAttributes: [] } },
    call: async (here) => start(here, await uploaded(here)),
    refused: { name: 'PreconditionNotMetException', message: '' },
    evidence: 'docs; no text on record',
    source: api('StartUserImportJob'),
  },
  {
    when: 'stopping a job that is not under way',
    call: async (here) => stop(here, await create(here)),
    refused: { name: 'PreconditionNotMetException', message: '' },
    evidence: 'model; no text on record',
    source: api('StopUserImportJob'),
  },
  {
    when: 'a job that is not there',
    call: (here) => describe(here, { JobId: 'import-none' }),
    refused: { name: 'ResourceNotFoundException', message: '' },
    evidence: 'model; no text on record',
    source: api('DescribeUserImportJob'),
  },
  {
    when: 'importing password hashes',
    call: ({ cognito, UserPoolId }) =>
      cognito.send(
        new CreateUserImportJobCommand({
          ...{ UserPoolId, JobName: 'hashes', CloudWatchLogsRoleArn: ROLE },
          PasswordHashingAlgorithm: 'BCRYPT',
        }),
      ),
    refused: {
      name: 'NotSimulated',
      message:
        'CreateUserImportJob with PasswordHashingAlgorithm is not simulated yet. See the fidelity table.',
    },
    evidence: 'ours',
    source: api('CreateUserImportJob'),
  },
]
