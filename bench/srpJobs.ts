import * as identityJs from 'amazon-cognito-identity-js'
import { newSrpSecret, srpAnswer } from '../src/flows/srp.ts'
import { keepPassword } from '../src/simulator/crypto/passwords.ts'
import { isProof, startSrp } from '../src/simulator/crypto/srp/server.ts'
import type { World } from '../src/simulator/index.ts'
import type { Job } from './rounds.ts'

const POOL = 'us-east-1_AbCdEfGhI'
const PASSWORD = 'Analytical-1843'
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

/** The arithmetic of amazon-cognito-identity-js: in the package, though not in its types. */
type Numbers = new (text: string, radix: number) => object
type Helper = {
  N: object
  getPasswordAuthenticationKey(
    ...given: [name: string, password: string, B: object, salt: object, done: () => void]
  ): void
}
const { AuthenticationHelper } = identityJs as unknown as {
  AuthenticationHelper: new (poolName: string) => Helper
}

/** The arithmetic of a sign-in by SRP: ours on both sides, and the client's side alone of amazon-cognito-identity-js. */
export function srpJobs(): Record<'ours' | 'theirs', Job> {
  // Of a world, only the randomness is drawn from.
  const world = { random } as World
  const kept = keepPassword(world, POOL, 'ada', PASSWORD)
  const served = startSrp(world, kept)
  const block = btoa('a block that says nothing')
  const secretBlock = Uint8Array.from(atob(block), (char) => char.charCodeAt(0))
  return {
    async ours() {
      const secret = newSrpSecret()
      const { b, B } = startSrp(world, kept)
      const challenge = { SALT: kept.salt, SRP_B: B, SECRET_BLOCK: block, USER_ID_FOR_SRP: 'ada' }
      const answer = await srpAnswer(secret, POOL, challenge, PASSWORD, new Date())
      const claim = { poolName: 'AbCdEfGhI', userId: 'ada', secretBlock, timestamp: answer.TIMESTAMP! }
      const exchange = { A: secret.A.toString(16), B, b, x: kept.x }
      if (!isProof(exchange, claim, answer.PASSWORD_CLAIM_SIGNATURE!)) throw new TypeError('No proof.')
    },
    theirs() {
      const helper = new AuthenticationHelper('AbCdEfGhI')
      const number = (hex: string) => new (helper.N.constructor as Numbers)(hex, 16)
      helper.getPasswordAuthenticationKey(
        'ada',
        PASSWORD,
        number(served.B),
        number(kept.salt),
        () => undefined,
      )
    },
  }
}
