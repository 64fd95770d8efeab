import { describe, expect, test } from 'vitest'
import { ATTACKS } from '../../../src/sandbox/attacks/index.ts'
import { playAttack } from '../../../src/sandbox/attacks/stage.ts'
import { host, managedLoginScene } from '../browser/places.ts'

/** How each attack must end: words of what the attacker got, of what was in the way, and of the answer that refused. */
const ENDINGS: Record<string, [undefended: RegExp, defended: RegExp, refusal?: RegExp]> = {
  'stolen-code': [/Ada’s tokens.*200/, /invalid_grant/, /invalid_grant/],
  'login-csrf': [/signed in as mallory/, /refuses all three/, /&quot;state&quot;/],
  'injected-code': [/signed in as ada/, /compares the nonce/, /&quot;nonce&quot;/],
  'code-replay': [/Ada’s tokens.*200/, /invalid_grant/],
  'token-in-history': [/access and ID token.*200/, /no token, and no code/],
  'wide-callback': [/one click.*200/, /redirect_mismatch/],
  'foreign-client': [/Ada’s orders/, /401. client_id is/],
  'greedy-scope': [/A refund/, /invalid_scope/],
}

test('every attack has its ending here', () => {
  expect(ATTACKS.map(({ id }) => id)).toEqual(Object.keys(ENDINGS))
})

describe.each(ATTACKS)('$id', (attack) => {
  const play = async (isDefended: boolean) =>
    playAttack(await managedLoginScene(), attack, isDefended, host())

  test('succeeds against an app without its defence', async () => {
    const { steps, ending } = await play(false)
    expect(ending).toMatchObject({ isTaken: true, words: expect.stringMatching(ENDINGS[attack.id]![0]) })
    expect(steps.flatMap(({ exchanges }) => exchanges).length).toBeGreaterThan(2)
  })

  test('fails against an app that has it', async () => {
    const { steps, ending } = await play(true)
    const refusal = ENDINGS[attack.id]![2]
    if (refusal) expect(steps.at(-1)!.exchanges.at(-1)!.body).toMatch(refusal)
    expect(ending).toMatchObject({ isTaken: false, words: expect.stringMatching(ENDINGS[attack.id]![1]) })
  })
})
