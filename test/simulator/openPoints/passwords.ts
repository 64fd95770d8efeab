import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  CreateUserPoolCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { confirmed, signIn, signUp } from '../userPools/steps.ts'
import { heard, type Here, type Rows } from './row.ts'

const signUpWith = ({ cognito, ClientId }: Here, Password: string) =>
  heard(cognito.send(new SignUpCommand({ ClientId, Username: 'ada', Password })))

const forget = ({ cognito, ClientId }: Here) =>
  cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'ada' }))

export const passwords: Rows = {
  'OP-102': {
    look: (here) => signUpWith(here, 'Ab-12'),
    shows: {
      built: 'InvalidPasswordException: Password did not conform with policy: Password not long enough',
      'refused-by-the-model':
        "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6",
    },
  },
  'OP-116': {
    async look({ cognito }) {
      const Policies = { PasswordPolicy: { MinimumLength: 10, RequireNumbers: false } }
      const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'other', Policies }))
      const { MinimumLength, RequireNumbers, RequireSymbols } = UserPool!.Policies!.PasswordPolicy!
      return { MinimumLength, RequireNumbers, RequireSymbols }
    },
    shows: {
      built: { MinimumLength: 10, RequireNumbers: false, RequireSymbols: false },
      'rules-on': { MinimumLength: 10, RequireNumbers: false, RequireSymbols: true },
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
  'OP-125': {
    async look(here) {
      await confirmed(here)
      await forget(here)
      const guess = () =>
        heard(
          here.cognito.send(
            new ConfirmForgotPasswordCommand({
              ClientId: here.ClientId,
              Username: 'ada',
              ConfirmationCode: 'wrong',
              Password: 'Another-1843',
            }),
          ),
        )
      const answers: string[] = []
      for (let i = 0; i < 6; i++) answers.push((await guess()).split(':')[0]!)
      return answers
    },
    // Asking for the code counts as well, unless wrong codes alone do.
    shows: {
      built: [
        ...Array<string>(4).fill('CodeMismatchException'),
        ...Array<string>(2).fill('LimitExceededException'),
      ],
      'five-wrong-codes': [
        ...Array<string>(5).fill('CodeMismatchException'),
        'TooManyFailedAttemptsException',
      ],
    },
  },
  'OP-126': {
    async look(here) {
      const { cognito, ClientId } = here
      await signUp()(here)
      const [first] = here.inbox()
      await cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'ada' }))
      return heard(
        cognito.send(new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode: first!.code })),
      )
    },
    shows: {
      built: 'CodeMismatchException: Invalid verification code provided, please try again.',
      'both-good': 'accepted',
    },
  },
  'OP-501': {
    async look(here) {
      await confirmed(here)
      await forget(here)
      return [await heard(signIn()(here)), here.user('ada')!.UserStatus]
    },
    shows: {
      built: ['accepted', 'CONFIRMED'],
      'reset-required': [
        'PasswordResetRequiredException: Password reset required for the user',
        'RESET_REQUIRED',
      ],
    },
  },
}
