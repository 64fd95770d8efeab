import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

/** What a client that knows AWS only from its own configuration is told: any key, a Region, no other settings. */
export const environment = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'any',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
}

/** Whether a command ends well; where not, a line says that its tests are left out, and how to have them. */
export function isThere(command: string, args: string[], packageName: string): boolean {
  const isGood = spawnSync(command, args, { env: environment }).status === 0
  if (!isGood) console.log(`SKIPPED: ${packageName} is not installed (apt-get install ${packageName}).`)
  return isGood
}

/** What a program prints. @throws Error with what it said instead */
export const printed = async (command: string, args: string[]) =>
  (await promisify(execFile)(command, args, { env: environment })).stdout
