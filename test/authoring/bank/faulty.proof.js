import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'

export async function isOne({ simulate }, claim) {
  const { cognito, env } = await simulate('sign-up')
  const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: env.USER_POOL_ID }))
  return Users.length + 1 === claim
}

export async function callsNothing(_, claim) {
  return claim === 1
}

export async function ignoresAnswers({ simulate }, claim) {
  const { cognito, env } = await simulate('sign-up')
  await cognito.send(new ListUsersCommand({ UserPoolId: env.USER_POOL_ID })).catch(() => {})
  return claim === 1
}

export async function answersWords() {
  return 'yes'
}

export async function throwsAtLine25() {
  const nothing = undefined // an error in the proof itself
  return nothing.here
}

export async function noSuchScene({ simulate }) {
  await simulate('sign-upp')
}
