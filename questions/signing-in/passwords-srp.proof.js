import * as aws from '@aws-sdk/client-cognito-identity-provider'

const password = 'Analytical-1843'

/** The claim is a flow: it holds if Ada gets tokens by it and no request held her password. */
export async function nothingSentHoldsThePassword({ simulate, step }, claim) {
  const { cognito, env } = await simulate('returning-customer')
  await cognito.send(
    new aws.UpdateUserPoolClientCommand({
      UserPoolId: env.USER_POOL_ID,
      ClientId: env.CLIENT_ID,
      ExplicitAuthFlows: [
        'ALLOW_USER_AUTH',
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
    }),
  )
  await step('The app client allows every flow')

  const sent = []
  cognito.middlewareStack.add((next) => (call) => (sent.push(call.request.body), next(call)), {
    step: 'finalizeRequest',
  })
  const { AuthenticationResult } = await signIn(cognito, env, claim)
  return AuthenticationResult !== undefined && !sent.some((body) => body.includes(password))
}

/** The claim is a call: it holds if the newest mail has a password with which somebody gets on after it. */
export async function invitationWorksAgain({ simulate, step }, claim) {
  const { cognito, env, clock, inbox } = await simulate('returning-customer')
  const grace = { UserPoolId: env.USER_POOL_ID, ClientId: env.CLIENT_ID, Username: 'grace' }
  const UserAttributes = [
    { Name: 'email', Value: 'grace@example.com' },
    { Name: 'email_verified', Value: 'true' },
  ]
  await cognito.send(
    new aws.AdminCreateUserCommand({ ...grace, UserAttributes, DesiredDeliveryMediums: ['EMAIL'] }),
  )
  await clock.advance(10 * 24 * 60 * 60 * 1000)
  const before = await tryInvitation(cognito, env, inbox)
  await step('Ten days after her invitation Grace is refused')

  const [[name, input]] = Object.entries(claim)
  await answerOf(cognito.send(new aws[`${name}Command`]({ ...grace, ...input })))
  const after = await tryInvitation(cognito, env, inbox)
  return /expired/.test(before.refusal) && after.ChallengeName === 'NEW_PASSWORD_REQUIRED'
}

async function tryInvitation(cognito, env, inbox) {
  const [{ code }] = await inbox()
  const AuthParameters = { USERNAME: 'grace', PASSWORD: code }
  return answerOf(
    cognito.send(
      new aws.InitiateAuthCommand({
        ClientId: env.CLIENT_ID,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters,
      }),
    ),
  )
}

/** The claim says what Ada does after five wrong passwords: it holds if that gives her tokens. */
export async function endsTheLockout({ simulate, step }, { seconds = 0, enable = false, flow }) {
  const { cognito, env, clock } = await simulate('returning-customer')
  const usual = { call: 'InitiateAuth', AuthFlow: 'USER_PASSWORD_AUTH' }
  const typing = (PASSWORD) => answerOf(signIn(cognito, env, usual, PASSWORD, { PASSWORD }))
  for (let time = 0; time < 5; time++) await typing('Analytical-1834')
  const locked = await typing(password)
  await step('After five wrong passwords the right one is refused')

  await clock.advance(seconds * 1000)
  if (enable) {
    await cognito.send(new aws.AdminEnableUserCommand({ UserPoolId: env.USER_POOL_ID, Username: 'ada' }))
  }
  const call = flow?.startsWith('ADMIN') ? 'AdminInitiateAuth' : 'InitiateAuth'
  const { AuthenticationResult } = flow
    ? await answerOf(signIn(cognito, env, { call, AuthFlow: flow }))
    : await typing(password)
  return /attempts exceeded/.test(locked.refusal) && AuthenticationResult !== undefined
}

/** What Cognito answers; where it does not let the user pass, in which words. Any other failure ends the proof. */
async function answerOf(call) {
  try {
    return await call
  } catch (error) {
    if (error.name === 'NotAuthorizedException') return { refusal: error.message }
    throw error
  }
}

/** Signs Ada in by a flow, with what is given and then nothing but what Cognito asks for. */
async function signIn(cognito, env, { call, AuthFlow, ...preferences }, typed = password, given = {}) {
  const { a, A } = begin()
  const known = { PASSWORD: typed, SRP_A: A.toString(16) }
  const admin = call.startsWith('Admin')
  const where = { ClientId: env.CLIENT_ID, ...(admin && { UserPoolId: env.USER_POOL_ID }) }
  const begun = (more) => {
    const AuthParameters = { USERNAME: 'ada', ...preferences, ...more }
    return cognito.send(new aws[`${call}Command`]({ ...where, AuthFlow, AuthParameters }))
  }
  const first = await withWhatIsMissing(known, begun, given)
  const { ChallengeName, Session } = first
  if (!ChallengeName) return first
  const asked =
    ChallengeName === 'PASSWORD_VERIFIER' ? await prove(env, first.ChallengeParameters, typed, a, A) : {}
  return withWhatIsMissing(known, (more) => {
    const ChallengeResponses = { USERNAME: 'ada', ...asked, ...more }
    return cognito.send(
      new aws.RespondToAuthChallengeCommand({ ...where, ChallengeName, Session, ChallengeResponses }),
    )
  })
}

/** Makes a call without parameters of the user's, and again with each that Cognito says is missing. */
async function withWhatIsMissing(known, send, given = {}) {
  try {
    return await send(given)
  } catch (error) {
    const [, missing] = /^Missing required parameter (\w+)$/.exec(error.message) ?? []
    if (!(missing in known) || missing in given) throw error
    return withWhatIsMissing(known, send, { ...given, [missing]: known[missing] })
  }
}

// SRP, with the 3072-bit group of RFC 3526: what a client library does between the two calls.

const N = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74' +
    '020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437' +
    '4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf05' +
    '98da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb' +
    '9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
    'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718' +
    '3995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33' +
    'a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7' +
    'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864' +
    'd87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e2' +
    '08e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
)

/** A secret number, here always the same one, and the public one that belongs to it. */
function begin(a = BigInt('0x' + '5eed'.repeat(16))) {
  return { a, A: power(2n, a) }
}

async function prove(env, { SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP }, typed, a, A) {
  const who = env.USER_POOL_ID.split('_')[1] + USER_ID_FOR_SRP
  const B = BigInt(`0x${SRP_B}`)
  const k = number(await hash(bytes(N), bytes(2n)))
  const u = number(await hash(bytes(A), bytes(B)))
  const x = number(await hash(bytes(BigInt(`0x${SALT}`)), await hash(`${who}:${typed}`)))
  const base = (((B - k * power(2n, x)) % N) + N) % N
  const shared = await crypto.subtle.importKey('raw', bytes(power(base, a + u * x)), 'HKDF', false, [
    'deriveKey',
  ])
  const info = new TextEncoder().encode('Caldera Derived Key')
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: bytes(u), info },
    shared,
    { name: 'HMAC', hash: 'SHA-256', length: 128 },
    false,
    ['sign'],
  )
  const [weekday, day, month, year, time] = new Date().toUTCString().replace(',', '').split(' ')
  const TIMESTAMP = `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`
  const block = Uint8Array.from(atob(SECRET_BLOCK), (letter) => letter.charCodeAt(0))
  const signature = await crypto.subtle.sign(
    'HMAC',
    key,
    await new Blob([who, block, TIMESTAMP]).arrayBuffer(),
  )
  return {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: btoa(String.fromCharCode(...new Uint8Array(signature))),
    TIMESTAMP,
  }
}

function power(base, exponent) {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N
    if (bit === '1') result = (result * base) % N
  }
  return result
}

/** Big-endian, and a zero before a top bit that is set. */
function bytes(value) {
  const hex = value.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  const padded = /^[89a-f]/.test(even) ? `00${even}` : even
  return Uint8Array.from(padded.match(/../g), (pair) => parseInt(pair, 16))
}

const number = (digest) =>
  BigInt('0x' + Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''))

const hash = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()))
