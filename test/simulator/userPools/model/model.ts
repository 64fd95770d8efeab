import { createHmac } from 'node:crypto'

/**
 * What Cognito does with users and their tokens, written down a second time, from its documentation and its recorded
 * answers alone: plain lists that are edited in place. Nothing here is the simulator's.
 */
export type PoolKind = {
  /** by username; by username or verified e-mail; by e-mail alone */
  kind: 'username' | 'alias' | 'email'
  ignoresCase: boolean
}

export type Purpose = 'SignUp' | 'ForgotPassword' | 'email'
export type Who = {
  Username: string
  sub: string
  status: 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED'
  enabled: boolean
  /** unknown where Cognito made it up and told nobody */
  password?: string | undefined
  temporaryUntil?: number | undefined
  email?: string | undefined
  isVerified?: boolean | undefined
  nick?: string | undefined
  codes: Map<Purpose, { code: string; until: number }>
  groups: Set<string>
  /** authenticator app: base32 secret, and the last step whose code was used */
  app?: { secret: string; usedStep: number } | undefined
  pendingApp?: string | undefined
  usesApp: boolean
  prefersApp: boolean
  isGone: boolean
}
export type SignIn = {
  user: Who
  client: number
  origin: string
  authTime: number
  until: number
  isRevoked: boolean
}
export type Access = { token: string; signIn: SignIn; exp: number }
export type Refresh = { token: string; signIn: SignIn; usableUntil?: number }
export type Pending = {
  session: string
  name: string
  user: Who
  client: number
  status: Who['status']
  until: number
  isSpent: boolean
}
type Failures = { count: number; lastAt: number; until: number }

export type Model = ReturnType<typeof newModel>
export const newModel = (pool: PoolKind, now: number) => ({
  pool,
  now,
  users: [] as Who[],
  access: [] as Access[],
  refresh: [] as Refresh[],
  pending: [] as Pending[],
  groups: new Set<string>(),
  tries: new Map<string, number[]>(),
  failures: new Map<string, Failures>(),
  /** until when a reset code is pretended for a name that nobody has */
  ghosts: new Map<string, number>(),
  /** codes that were good once, newest last */
  formerCodes: [] as string[],
})

/** What Cognito answers when it refuses. */
export class Refused extends Error {
  override readonly name: string

  constructor(name: string, message = '') {
    super(message)
    this.name = name
  }
}
export const refuse = (name: string, message?: string): never => {
  throw new Refused(name, message)
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const isSame = ({ pool }: Model, left: string, right: string) =>
  pool.ignoresCase ? left.toLowerCase() === right.toLowerCase() : left === right
const folded = ({ pool }: Model, name: string) => (pool.ignoresCase ? name.toLowerCase() : name)

/** By a name given at sign-in. */
export function findByName(model: Model, name: string): Who | undefined {
  const { kind } = model.pool
  const byEmail = model.users.find(
    ({ email, isVerified }) =>
      email !== undefined &&
      isSame(model, email, name) &&
      (kind === 'email' || (kind === 'alias' && isVerified)),
  )
  return byEmail ?? model.users.find(({ Username }) => isSame(model, Username, name))
}

/** By a name given by an administrator. */
export const findByAdmin = (model: Model, name: string): Who =>
  findByName(model, name) ??
  model.users.find(({ sub }) => isSame(model, sub, name)) ??
  refuse('UserNotFoundException', 'User does not exist.')

/** Whoever else signs in by an address. */
export const otherOwner = (model: Model, user: Who | undefined, email: string): Who | undefined =>
  model.users.find(
    (other) =>
      other !== user &&
      other.email !== undefined &&
      isSame(model, other.email, email) &&
      (model.pool.kind === 'email' || (model.pool.kind === 'alias' && other.isVerified)),
  )

const EMAIL_TAKEN = 'An account with the given email already exists.'

/** An address that becomes, or already is, a name to sign in by. */
export function checkFree(model: Model, user: Who | undefined, email: string, name = 'AliasExistsException') {
  if (otherOwner(model, user, email)) refuse(name, EMAIL_TAKEN)
}

export function checkForm({ pool }: Model, name: string) {
  const isEmail = name.includes('@')
  if (pool.kind === 'email' && !isEmail) refuse('InvalidParameterException', 'Username should be an email.')
  if (pool.kind === 'alias' && isEmail) {
    refuse(
      'InvalidParameterException',
      'Username cannot be of email format, since user pool is configured for email alias.',
    )
  }
}

export function checkNameFree(model: Model, name: string, text = 'User already exists') {
  const isTaken =
    model.pool.kind === 'email'
      ? otherOwner(model, undefined, name)
      : model.users.some(({ Username }) => isSame(model, Username, name))
  if (!isTaken) return
  refuse(
    'UsernameExistsException',
    model.pool.kind === 'email' && text === 'User already exists' ? EMAIL_TAKEN : text,
  )
}

/** The pool's policy is the default one; the only weak password of these sequences is short. */
export function checkPolicy(password: string, policy = 'policy') {
  if (password.length >= 8) return
  refuse('InvalidPasswordException', `Password did not conform with ${policy}: Password not long enough`)
}

const LIMITS: Record<string, number> = { ConfirmSignUp: 15, VerifyUserAttribute: 15 }

/** So many tries an hour, whoever makes them: 5, unless it says more. */
export function countTry(model: Model, name: string, what: string) {
  const key = `${what} ${folded(model, name)}`
  const recent = (model.tries.get(key) ?? []).filter((at) => at > model.now - HOUR && at <= model.now)
  if (recent.length >= (LIMITS[what] ?? 5)) {
    refuse('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
  }
  model.tries.set(key, [...recent, model.now])
}

export function checkLock(model: Model, name: string) {
  const failures = model.failures.get(folded(model, name))
  if (failures && model.now < failures.until) refuse('NotAuthorizedException', 'Password attempts exceeded')
}

export function countFailure(model: Model, name: string) {
  const former = model.failures.get(folded(model, name))
  const count = (former && model.now < former.lastAt + 15 * MINUTE ? former.count : 0) + 1
  const lock = count < 5 ? 0 : Math.min(1000 * 2 ** (count - 5), 15 * MINUTE)
  model.failures.set(folded(model, name), { count, lastAt: model.now, until: model.now + lock })
}

export const incorrect = () => refuse('NotAuthorizedException', 'Incorrect username or password.')
export const noCode = () =>
  refuse('ExpiredCodeException', 'Invalid code provided, please request a code again.')
export const wrongCode = () =>
  refuse('CodeMismatchException', 'Invalid verification code provided, please try again.')
export const disabled = () => refuse('NotAuthorizedException', 'User is disabled.')
export const noUsername = () => refuse('UserNotFoundException', 'Username/client id combination not found.')
export const hides = (client: number) => client === 1

export function checkCode(model: Model, user: Who, purpose: Purpose, given: string) {
  const kept = user.codes.get(purpose)
  if (!kept || model.now >= kept.until) return noCode()
  if (kept.code !== given) wrongCode()
}

export function spendCode(model: Model, user: Who, purpose: Purpose) {
  const kept = user.codes.get(purpose)
  if (kept) model.formerCodes.push(kept.code)
  user.codes.delete(purpose)
}

export function setCode(model: Model, user: Who, purpose: Purpose, code: string) {
  spendCode(model, user, purpose)
  user.codes.set(purpose, { code, until: model.now + (purpose === 'ForgotPassword' ? HOUR : DAY) })
}

export const setGhost = (model: Model, name: string) =>
  model.ghosts.set(folded(model, name), model.now + HOUR)

export const hasGhost = (model: Model, name: string) =>
  model.now < (model.ghosts.get(folded(model, name)) ?? -Infinity)

/** A new address, or none: what was sent to the former one is good for nothing. */
export function setEmail(model: Model, user: Who, email: string | undefined) {
  if (user.email === email) return
  user.email = email
  user.isVerified = email === undefined ? undefined : false
  for (const purpose of [...user.codes.keys()]) spendCode(model, user, purpose)
}

/** Shown to be the user's: whoever had the address as a name has it no more. */
export function verifyEmail(model: Model, user: Who) {
  if (model.pool.kind === 'alias') {
    const other = otherOwner(model, user, user.email!)
    if (other) other.isVerified = false
  }
  user.isVerified = true
}

export function setPassword(user: Who, password: string) {
  user.password = password
  user.temporaryUntil = undefined
  user.status = 'CONFIRMED'
}

export const signOut = (model: Model, user: Who) => {
  for (const { signIn } of [...model.access, ...model.refresh]) {
    if (signIn.user === user) signIn.isRevoked = true
  }
}

export function remove(model: Model, user: Who) {
  model.users.splice(model.users.indexOf(user), 1)
  user.isGone = true
  model.failures.delete(folded(model, user.Username))
  for (const key of [...model.tries.keys()]) {
    if (key.endsWith(` ${folded(model, user.Username)}`)) model.tries.delete(key)
  }
}

/** Whose access token it is. */
export function bearer(model: Model, token: string): SignIn {
  const found = model.access.find((access) => access.token === token)
  if (!found) return refuse('NotAuthorizedException', 'Invalid Access Token')
  if (Math.floor(model.now / 1000) >= found.exp) refuse('NotAuthorizedException', 'Access Token has expired')
  const { signIn } = found
  if (signIn.user.isGone) refuse('UserNotFoundException', 'User does not exist.')
  if (signIn.isRevoked) refuse('NotAuthorizedException', 'Access Token has been revoked')
  if (signIn.user.status === 'RESET_REQUIRED') {
    refuse('PasswordResetRequiredException', 'Password reset required for the user')
  }
  return signIn
}

/** What comes after a right password. @returns the name of the challenge; none: tokens */
export function afterPassword(model: Model, user: Who): string | undefined {
  if (!user.enabled) disabled()
  if (user.status === 'RESET_REQUIRED') {
    refuse('PasswordResetRequiredException', 'Password reset required for the user')
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    if (model.now >= user.temporaryUntil!) {
      refuse(
        'NotAuthorizedException',
        'Temporary password has expired and must be reset by an administrator.',
      )
    }
    return 'NEW_PASSWORD_REQUIRED'
  }
  return secondFactor(user)
}

export const secondFactor = (user: Who) => (user.usesApp ? 'SOFTWARE_TOKEN_MFA' : undefined)

export const forgetFailures = (model: Model, user: Who) => model.failures.delete(folded(model, user.Username))

/** The challenge that a Session stands for. */
export function pendingOf(model: Model, name: string, client: number, session: string, as: string): Pending {
  const invalid = (more = '') => refuse('NotAuthorizedException', `Invalid session for the user${more}`)
  const found = model.pending.find((pending) => pending.session === session)
  if (!found || found.name !== name || found.client !== client) return invalid('.')
  if (found.user.isGone) invalid('.')
  if (found.isSpent) invalid(', session can only be used once.')
  if (model.now >= found.until) invalid(', session is expired.')
  const { user } = found
  if (user.status !== found.status) invalid('.')
  if (!user.enabled) disabled()
  if (findByName(model, as) !== user) invalid('.')
  return found
}

export const STEP = 30_000

/** RFC 6238: HMAC-SHA-1 over the step, 6 digits. */
export function totp(secret: string, step: number): string {
  const bits = [...secret].map((char) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0'),
  )
  const key = Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)!
      .map((eight) => parseInt(eight, 2)),
  )
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** The step whose code was given, a step early or late allowed. */
export const stepOf = (model: Model, secret: string, code: string): number | undefined => {
  const now = Math.floor(model.now / STEP)
  return [now, now - 1, now + 1].find((step) => totp(secret, step) === code)
}
