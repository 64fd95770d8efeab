import {
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  SignUpCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'

const Password = 'Correct-Horse-7'
const colleague = { Username: 'ada', email: 'ada@example.com' }
const stranger = { Username: 'mallory', email: 'mallory@example.net' }

/**
 * The claim is a trigger and the function that runs there. It holds if the stranger's registration is refused with
 * nobody stored, while the colleague gets in. Whoever was let through goes on to sign in, so that the function has its
 * moment at whichever trigger it is.
 */
export async function onlyCompanyAddresses({ simulate, step }, claim) {
  const { cognito, env, inbox } = await simulate('company-addresses')
  await cognito.send(
    new UpdateUserPoolCommand({
      UserPoolId: env.USER_POOL_ID,
      AutoVerifiedAttributes: ['email'],
      LambdaConfig: { [claim.trigger]: `arn:aws:lambda:us-east-1:123456789012:function:${claim.function}` },
    }),
  )

  const isColleagueIn = await comesIn(cognito, env, inbox, colleague)
  await step('A colleague has registered')

  const isRefused = (await signUp(cognito, env, stranger)) === 'refused'
  const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: env.USER_POOL_ID }))
  const isStored = Users.some(({ Username }) => Username === stranger.Username)
  await step(`A stranger has tried, and is ${isStored ? '' : 'not '}in the directory`)

  if (!isRefused) {
    await goOn(cognito, env, inbox, stranger)
    await step('The stranger has gone on from there')
  }
  return isColleagueIn && isRefused && !isStored
}

async function comesIn(cognito, env, inbox, person) {
  return (
    (await signUp(cognito, env, person)) === 'answered' &&
    (await goOn(cognito, env, inbox, person)) === 'answered'
  )
}

const signUp = (cognito, { CLIENT_ID: ClientId }, { Username, email }) =>
  outcome(
    cognito.send(
      new SignUpCommand({
        ClientId,
        Username,
        Password,
        UserAttributes: [{ Name: 'email', Value: email }],
      }),
    ),
  )

/** Confirms the address and signs in. */
async function goOn(cognito, { CLIENT_ID: ClientId }, inbox, { Username }) {
  const [{ code }] = await inbox()
  await cognito.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: code }))
  return outcome(
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    ),
  )
}

/** Refused means by the pool's function, or because the user is gone; any other failure ends the proof. */
async function outcome(call) {
  try {
    await call
    return 'answered'
  } catch (error) {
    if (['UserLambdaValidationException', 'UserNotFoundException'].includes(error.name)) return 'refused'
    throw error
  }
}
