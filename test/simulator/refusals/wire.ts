import type { Here, Step } from '../userPools/steps.ts'
import { ada, rawCall, START } from '../../world.ts'
import { SIGNED } from '../../rawAnswer.ts'
import type { Refusal } from './refusal.ts'
import { api, COMMON, SIGV4 } from './sources.ts'

/** A call as no SDK makes it; what it is refused with is thrown as an SDK would throw it. */
const raw =
  (operation: string, body: object | ((here: Here) => object), headers: Record<string, string> = {}): Step =>
  async (here) => {
    const input = JSON.stringify(typeof body === 'function' ? body(here) : body)
    const response = await rawCall(here.simulator, operation, input, headers)
    const { __type: name, message } = (await response.json()) as { __type: string; message?: string }
    const $metadata = { httpStatusCode: response.status }
    throw Object.assign(new Error(message ?? 'UnknownError'), { name, $metadata })
  }
const MINUTE = 60_000
const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
const dated = (minutes: number) => ({ ...SIGNED, 'x-amz-date': stamp(START + minutes * MINUTE) })
const listUsers = (headers: Record<string, string>): Step =>
  raw('ListUsers', ({ UserPoolId }) => ({ UserPoolId }), headers)

const constraint = (
  when: string,
  operation: string,
  body: object,
  said: string,
  evidence = 'recorded',
): Refusal => ({
  when,
  call: raw(operation, body, SIGNED),
  refused: { name: 'InvalidParameterException', message: said },
  evidence,
  source: api(operation),
})
const SIGN_UP = { ClientId: 'abc', Username: 'ada', Password: ada.Password }

export const wire: Refusal[] = [
  constraint(
    'SignUp with a name of 129 letters and no client',
    'SignUp',
    { Username: 'x'.repeat(129), Password: 'a b' },
    "3 validation errors detected: Value null at 'clientId' failed to satisfy constraint: Member must not be null; Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128; Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
    'known (OP-103); the form recorded',
  ),
  constraint(
    'a pool id that can be none',
    'CreateUserPoolClient',
    { UserPoolId: 'nope', ClientName: 'web' },
    "1 validation error detected: Value 'nope' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
  ),
  constraint(
    'an empty name',
    'SignUp',
    { ...SIGN_UP, Username: '' },
    "2 validation errors detected: Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
  ),
  constraint(
    'a flow that there is not',
    'InitiateAuth',
    { ClientId: 'abc', AuthFlow: 'MAGIC' },
    "1 validation error detected: Value 'MAGIC' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]",
    'peer (OP-506)',
  ),
  constraint(
    'a page of 61 users',
    'ListUsers',
    { UserPoolId: 'us-east-1_AbCdEfGhI', Limit: 61 },
    "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
    'model; the form recorded',
  ),
  ...Object.entries({
    'a number for a text': [{ ...SIGN_UP, Username: 5 }, 'java.lang.Integer', 'an String'],
    'a Boolean for a text': [{ ...SIGN_UP, Username: true }, 'java.lang.Boolean', 'an String'],
  } as const).map(([when, [body, from, to]]): Refusal => ({
    when,
    call: raw('SignUp', body),
    refused: { name: 'SerializationException', message: `class ${from} can not be converted to ${to}` },
    evidence: 'peer (OP-104)',
    source: COMMON,
  })),
  {
    when: 'a list for a text',
    call: raw('SignUp', { ...SIGN_UP, Username: [] }),
    refused: {
      name: 'SerializationException',
      message: 'class java.lang.Object can not be converted to an String',
    },
    evidence: 'peer (OP-104)',
    source: COMMON,
  },
  {
    when: 'an operation that there is not',
    call: raw('SignIn', {}),
    refused: { name: 'UnknownOperationException', message: '' },
    evidence: 'known (OP-105); no text on record',
    source: COMMON,
  },
  {
    when: 'an operation that is not simulated',
    call: raw('GetClientToken', {}),
    refused: {
      name: 'NotSimulated',
      message: 'GetClientToken is not simulated yet. See the fidelity table.',
    },
    evidence: 'ours',
    source: api('GetClientToken'),
  },
  {
    when: 'a call without a signature',
    call: listUsers({}),
    refused: { name: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
    evidence: 'known (OP-105)',
    source: COMMON,
  },
  {
    when: 'a call with half a signature',
    call: listUsers({ authorization: 'Bearer x' }),
    refused: { name: 'IncompleteSignatureException', message: '' },
    evidence: 'docs; no text on record',
    source: COMMON,
  },
  {
    when: 'a call signed 16 minutes ago',
    call: listUsers(dated(-16)),
    refused: {
      name: 'InvalidSignatureException',
      message: `Signature expired: ${stamp(START - 16 * MINUTE)} is now earlier than ${stamp(START - 15 * MINUTE)} (${stamp(START)} - 15 min.)`,
    },
    evidence: 'docs',
    source: SIGV4,
  },
  {
    when: 'a call signed in 16 minutes',
    call: listUsers(dated(16)),
    refused: {
      name: 'InvalidSignatureException',
      message: `Signature not yet current: ${stamp(START + 16 * MINUTE)} is still later than ${stamp(START + 15 * MINUTE)} (${stamp(START)} + 15 min.)`,
    },
    evidence: 'docs',
    source: SIGV4,
  },
]
