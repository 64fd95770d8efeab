import { createHash } from 'node:crypto'
import { InitiateAuthCommand, RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { field } from '../../../src/simulator/crypto/srp/group.ts'
import { comb, mod, modulus, multiply, power } from '../../../src/simulator/crypto/srp/modular.ts'
import { newSrpSecret, srpAnswer } from '../../../src/flows/srp.ts'
import { signInOften } from '../../srpSignIns.ts'
import { ada, world } from '../../world.ts'
import { signedIn } from '../userPools/steps.ts'
import { beginning, exchange } from './exchange.ts'

/** RFC 5054, appendix B: SHA-1 and the 1024-bit group of appendix A. */
const hex = (text: string) => BigInt(`0x${text.replace(/\s/g, '')}`)
const N = hex(`EEAF0AB9 ADB38DD6 9C33F80A FA8FC5E8 60726187 75FF3C0B 9EA2314C 9C256576 D674DF74 96EA81D3
  383B4813 D692C6E0 E0D5D8E2 50B98BE4 8E495C1D 6089DAD1 5DC7D7B4 6154D6B6 CE8EF4AD 69B15D49 82559B29
  7BCF1885 C529F566 660E57EC 68EDBC3C 05726CC0 2FD4CBF4 976EAA9A FD5138FE 8376435B 9FC61D2F C0EB06E3`)
const RFC = {
  k: hex('7556AA04 5AEF2CDD 07ABAF0F 665C3E81 8913186F'),
  x: hex('94B7555A ABE9127C C58CCF49 93DB6CF8 4D16C124'),
  v: hex(`7E273DE8 696FFC4F 4E337D05 B4B375BE B0DDE156 9E8FA00A 9886D812 9BADA1F1 822223CA 1A605B53
    0E379BA4 729FDC59 F105B478 7E5186F5 C671085A 1447B52A 48CF1970 B4FB6F84 00BBF4CE BFBB1681 52E08AB5
    EA53D15C 1AFF87B2 B9DA6E04 E058AD51 CC72BFC9 033B564E 26480D78 E955A5E2 9E7AB245 DB2BE315 E2099AFB`),
  a: hex('60975527 035CF2AD 1989806F 0407210B C81EDC04 E2762A56 AFD529DD DA2D4393'),
  b: hex('E487CB59 D31AC550 471E81F0 0F6928E0 1DDA08E9 74A004F4 9E61F5D1 05284D20'),
  A: hex(`61D5E490 F6F1B795 47B0704C 436F523D D0E560F0 C64115BB 72557EC4 4352E890 3211C046 92272D8B
    2D1A5358 A2CF1B6E 0BFCF99F 921530EC 8E393561 79EAE45E 42BA92AE ACED8251 71E1E8B9 AF6D9C03 E1327F44
    BE087EF0 6530E69F 66615261 EEF54073 CA11CF58 58F0EDFD FE15EFEA B349EF5D 76988A36 72FAC47B 0769447B`),
  B: hex(`BD0C6151 2C692C0C B6D041FA 01BB152D 4916A1E7 7AF46AE1 05393011 BAF38964 DC46A067 0DD125B9
    5A981652 236F99D9 B681CBF8 7837EC99 6C6DA044 53728610 D0C6DDB5 8B318885 D7D82C7F 8DEB75CE 7BD4FBAA
    37089E6F 9C6059F3 88838E7A 00030B33 1EB76840 910440B1 B27AAEAE EB4012B7 D7665238 A8E3FB00 4B117B58`),
  u: hex('CE38B959 3487DA98 554ED47D 70A7AE5F 462EF019'),
  S: hex(`B0DC82BA BCF30674 AE450C02 87745E79 90A3381F 63B387AA F271A10D 233861E3 59B48220 F7C4693C
    9AE12B0A 6F67809F 0876E2D0 13800D6C 41BB59B6 D5979B5C 00A172B4 A2A5903A 0BDCAF8A 709585EB 2AFAFA8F
    3499B200 210DCC1F 10EB3394 3CD67FC8 8A2F39A4 BE5BEC4E C0A3212D C346D7E4 74B29EDE 8A469FFE CA686E5A`),
}
const SALT = Buffer.from('BEB25379D1A8581EB5A727673A2441EE', 'hex')
const sha1 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const number = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`)
const padded = (value: bigint) => Buffer.from(value.toString(16).padStart(256, '0'), 'hex')

test('RFC 5054, appendix B, by the arithmetic that signs people in', () => {
  const group = modulus(N)
  const powerOf2 = comb(group, 2n, 256)
  const { k, x, v, a, b, A, B, u, S } = RFC
  expect(number(sha1(padded(N), padded(2n)))).toBe(k)
  expect(number(sha1(SALT, sha1('alice:password123')))).toBe(x)
  expect(powerOf2(x)).toBe(v)
  expect(powerOf2(a)).toBe(A)
  expect(mod(group, k * v + powerOf2(b))).toBe(B)
  expect(number(sha1(padded(A), padded(B)))).toBe(u)
  expect(power(group, multiply(group, A, power(group, v, u)), b)).toBe(S)
  expect(power(group, mod(group, B - k * powerOf2(x)), a + u * x)).toBe(S)
})

/** Seeds whose numbers begin as few do; found by trying. */
test.each([
  ...[
    ['A', 'a zero byte, then a top bit clear', 338] as const,
    ['A', 'a zero byte, then a top bit set', 54] as const,
  ],
  ...[
    ['B', 'a zero byte, then a top bit clear', 71] as const,
    ['B', 'a zero byte, then a top bit set', 724] as const,
  ],
  ...[
    ['S', 'a zero byte, then a top bit clear', 340] as const,
    ['S', 'a zero byte, then a top bit set', 106] as const,
  ],
  ...[
    ['u', 'a zero byte, then a top bit clear', 625] as const,
    ['u', 'a zero byte, then a top bit set', 10] as const,
  ],
  ...[
    ['x', 'a zero byte, then a top bit clear', 671] as const,
    ['x', 'a zero byte, then a top bit set', 9] as const,
  ],
  ...[['salt', 'a zero byte, then a top bit clear', 28] as const],
  ...[['salt', 'a zero byte, then a top bit set', 461] as const],
  ...(['A', 'B', 'S', 'u', 'x', 'salt'] as const).flatMap((name) => [
    [name, 'a zero digit', { A: 2, B: 17, S: 15, u: 15, x: 47, salt: 20 }[name]] as const,
    [name, 'a top bit set', name === 'salt' ? 2 : 0] as const,
    [name, 'a top bit clear', { A: 5, B: 2, S: 1, u: 2, x: 2, salt: 0 }[name]] as const,
  ]),
])('%s begins with %s: the proof is right', async (name, begins, seed) => {
  const { A, B, u, S, kept, isProven } = await exchange(seed)
  const values = { A, B: hex(B), u, S, x: hex(kept.x), salt: hex(kept.salt) }
  const bits = { A: 3072, B: 3072, S: 3072, u: 256, x: 256, salt: 128 }[name]
  expect(beginning(values[name], bits)).toBe(begins)
  expect(isProven).toBe(true)
})

test(
  '100 sign-ins with passwords, salts and secrets at random',
  () => signInOften('own', 100, 'small'),
  120_000,
)

const incorrect = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
test.each([
  ['0', '0', incorrect],
  ['00', '00', incorrect],
  ['N', field.n.toString(16), incorrect],
  ['2N', (2n * field.n).toString(16), incorrect],
  ['N − 1', (field.n - 1n).toString(16), incorrect],
  ['1', '1', incorrect],
  ['no hex', 'not a number', incorrect],
  ['-1', '-1', incorrect],
  ['ten times too long', 'f'.repeat(7_680), incorrect],
  ['empty', '', { name: 'InvalidParameterException', message: 'Missing required parameter SRP_A' }],
])('an SRP_A of %s lets nobody in', async (_, SRP_A, refusal) => {
  const here = await world({
    client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
  })
  const { cognito, ClientId, UserPoolId, clock } = here
  await signedIn(here)
  const attempt = async () => {
    const AuthParameters = { USERNAME: 'ada', SRP_A }
    const { ChallengeParameters } = await cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }),
    )
    // With A = 0 a client that knows no password would know S = 0.
    const at = new Date(clock.now())
    const proof = await srpAnswer(newSrpSecret(), UserPoolId, ChallengeParameters!, ada.Password, at)
    return cognito.send(
      new RespondToAuthChallengeCommand({
        ...{ ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses: proof },
      }),
    )
  }
  await expect(attempt()).rejects.toMatchObject(refusal)
})
