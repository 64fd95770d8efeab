import { finding, type Finding } from '../finding.ts'
import { inTurn } from '../rounds.ts'
import { addUser, call, openPool, setPassword, signInInput, type Pool } from '../signInJobs.ts'

const SIGN_INS = 200

/** The same calls in a pool of 100,000 users and in one of 1,000. */
export async function crowd(): Promise<Finding[]> {
  const [few, many] = [await poolOf(1_000), await poolOf(100_000)]
  const goal = { atMost: 1.5 }
  const found: Finding[] = []
  for (const [what, job, runs] of JOBS) {
    const jobs = { few: job(few), many: job(many) }
    const times = await inTurn(jobs, { warmUp: 20, rounds: 100, runs })
    found.push(finding(`${what} among 100,000 users, to 1,000`, times.many, times.few, goal))
  }
  return found
}

type Crowd = { pool: Pool; size: number }

const nameOf = (index: number) => `user-${String(index).padStart(6, '0')}`

/** Names that are spread over the whole pool, in an order that is not theirs. */
const nth = ({ size }: Crowd, turn: number) => nameOf((turn * 7_919) % size)

async function poolOf(size: number): Promise<Crowd> {
  const pool = await openPool()
  for (let i = 0; i < size; i++) await addUser(pool, nameOf(i))
  const crowd = { pool, size }
  for (let i = 0; i < SIGN_INS; i++) await setPassword(pool, nth(crowd, i))
  return crowd
}

const JOBS: [what: string, job: (crowd: Crowd) => () => unknown, runs: number][] = [
  [
    'a page of ListUsers',
    ({ pool }) =>
      () =>
        call(pool, 'ListUsers', { UserPoolId: pool.UserPoolId }),
    10,
  ],
  [
    'AdminGetUser',
    (crowd) =>
      turning((turn) => {
        const { pool } = crowd
        return call(pool, 'AdminGetUser', { UserPoolId: pool.UserPoolId, Username: nth(crowd, turn) })
      }),
    50,
  ],
  [
    'sign-in',
    (crowd) =>
      turning((turn) => {
        const { pool } = crowd
        return call(pool, 'InitiateAuth', signInInput(pool.ClientId, nth(crowd, turn % SIGN_INS)))
      }),
    20,
  ],
]

function turning(job: (turn: number) => unknown) {
  let turn = 0
  return () => job(turn++)
}
