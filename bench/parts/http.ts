import { finding, type Finding } from '../finding.ts'
import { cognitoLocal, deepEnd, start, type Program } from '../program.ts'
import { inTurn } from '../rounds.ts'
import { PASSWORD, signInInput } from '../signInJobs.ts'

/** In every emulator's pool: cognito-local writes all of them down at each sign-in, so its time depends on how many there are. */
const USERS = 1_000

/** A password sign-in over HTTP, one in flight: ours, and cognito-local's; and what `--state` costs. */
export async function http(): Promise<Finding[]> {
  const programs = await Promise.all([deepEnd(), deepEnd('--state', 'state.json'), cognitoLocal].map(start))
  try {
    const [plain, kept, local] = await Promise.all(programs.map(signInOver))
    const times = await inTurn(
      { plain: plain!, kept: kept!, local: local! },
      { warmUp: 40, rounds: 60, runs: 10 },
    )
    return [
      finding('sign-in over HTTP among 1,000 users, to cognito-local’s', times.local, times.plain, {
        atLeast: 8,
      }),
      finding('sign-in over HTTP with --state, to one without', times.kept, times.plain),
    ]
  } finally {
    await Promise.all(programs.map(({ stop }) => stop()))
  }
}

/** A pool of users, made through the emulator's own API; answers the sign-in. */
async function signInOver({ call }: Program) {
  const { UserPool } = await call('CreateUserPool', { PoolName: 'bench' })
  const { Id: UserPoolId } = UserPool!
  const { UserPoolClient } = await call('CreateUserPoolClient', {
    ...{ UserPoolId, ClientName: 'bench', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] },
  })
  const nameOf = (index: number) => `user-${index}@example.com`
  for (let i = 0; i < USERS; i++) {
    const UserAttributes = [{ Name: 'email', Value: nameOf(i) }]
    await call('AdminCreateUser', {
      ...{ UserPoolId, Username: nameOf(i), UserAttributes, MessageAction: 'SUPPRESS' },
    })
  }
  const Username = nameOf(USERS / 2)
  await call('AdminSetUserPassword', { UserPoolId, Username, Password: PASSWORD, Permanent: true })
  const input = signInInput(UserPoolClient!['ClientId'], Username)
  return async () => {
    const { AuthenticationResult } = await call('InitiateAuth', input)
    if (!AuthenticationResult) throw new TypeError('Nobody signed in.')
  }
}
