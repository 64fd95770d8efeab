import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { heard, type Here, type Rows } from './row.ts'

const signUpWith = ({ cognito, ClientId }: Here, Password: string) =>
  heard(cognito.send(new SignUpCommand({ ClientId, Username: 'ada', Password })))

export const passwords: Rows = {
  'OP-102': {
    look: (here) => signUpWith(here, 'Ab-12'),
    shows: {
      built: 'InvalidPasswordException: Password did not conform with policy: Password not long enough',
      'refused-by-the-model':
        "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6",
    },
  },
  'OP-118': {
    look: (here) => signUpWith(here, 'Analytical 1843'),
    shows: {
      built:
        "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
      allowed: 'accepted',
    },
  },
}
