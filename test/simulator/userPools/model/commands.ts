import fc from 'fast-check'
import type { Body } from '../../../rawAnswer.ts'
import { newSrpSecret, srpAnswer } from '../../../../src/flows/srp.ts'
import type { Door } from './door.ts'
import * as cognito from './model.ts'
import { DAY, HOUR, MINUTE, refuse, type Model, type Purpose, type SignIn, type Who } from './model.ts'

/** One call: what is sent, and what the model says to it: a refusal, or what a success changes. */
export type Call = { operation: string; input: object; predict: () => (body: Body) => unknown }
export type Scene = { model: Model; door: Door }
type Command = { label: string; args: fc.Arbitrary<Args>; calls: (scene: Scene, args: Args) => Call[] }

/** Numbers that choose: whoever and whatever there is, by remainder. */
export type Args = {
  who: number
  name: number
  client: number
  password: number
  other: number
  email: number
  code: number
  token: number
  flag: boolean
  flag2: boolean
}
const some = fc.nat(11)
const args = fc.record<Args>({
  ...{ who: some, name: some, client: fc.nat(1), password: fc.nat(9), other: fc.nat(9) },
  ...{ email: fc.nat(2), code: fc.nat(5), token: some, flag: fc.boolean(), flag2: fc.boolean() },
})

const GOOD = ['Right-1843', 'Other-1843', 'Third-1843']
const PASSWORDS = [...GOOD, ...GOOD, ...GOOD, 'weak']
const EMAILS = ['ada@example.com', 'Ada@example.com', 'bob@example.com']
const GROUPS = ['admins', 'readers']
const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!

const names = ({ pool }: Model) => (pool.kind === 'email' ? EMAILS : ['ada', 'Ada', 'bob'])
/** A name to sign up with: now and then of the wrong form. */
const newName = (model: Model, { name, token }: Args) =>
  token === 11 ? (model.pool.kind === 'email' ? 'ada' : 'odd@example.com') : at(names(model), name)
/** A name that somebody has, or could have. */
function anyName(model: Model, { who, name }: Args): string {
  const user = model.users.length ? at(model.users, who) : undefined
  const known = user ? [user.Username, user.Username, user.email ?? user.sub, user.sub] : []
  return at([...known, at(names(model), who), at(EMAILS, who)], name)
}
const accessOf = ({ access }: Model, { token, who }: Args) =>
  access.length && who !== 11 ? at(access.toReversed(), token).token : 'no.access.token'
const refreshOf = ({ refresh }: Model, { token, who }: Args) =>
  refresh.length && who !== 11 ? at(refresh.toReversed(), token).token : 'no.refresh.token'

/** The right code mostly; a former one; a wrong one. */
function codeFor(model: Model, user: Who | undefined, purpose: Purpose, { code }: Args): string {
  const right = user?.codes.get(purpose)?.code
  const wrong = right === '000000' ? '000001' : '000000'
  if (code === 0) return wrong
  // A code that was only pretended nobody can type in.
  const typed = code === 1 ? model.formerCodes.at(-1) : right
  return typed && /^\d{6}$/.test(typed) ? typed : wrong
}

/** What a success does, where nothing is checked but whose call it is. */
const done = (find: () => Who, change: (user: Who, body: Body) => unknown) => () => {
  const user = find()
  return (body: Body) => change(user, body)
}

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(`The answer is not what it must be: ${what}`)
}

type Result = { AccessToken: string; IdToken: string; RefreshToken?: string; ExpiresIn: number }

/** What every new pair of tokens says, and the model's notes of them. */
function learnAccess({ model, door }: Scene, { AccessToken, IdToken, ExpiresIn }: Result, signIn: SignIn) {
  const { user, client, origin, authTime } = signIn
  const claims = claimsOf(AccessToken)
  const id = claimsOf(IdToken)
  const groups = JSON.stringify([...user.groups].sort())
  must(ExpiresIn === 3600 && Number(claims.exp) - Number(claims.iat) === 3600, 'an hour')
  must(claims.iat === Math.floor(model.now / 1000) && id.iat === claims.iat, 'iat')
  must(claims.sub === user.sub && id.sub === user.sub, 'sub')
  must(claims.username === user.Username && id['cognito:username'] === user.Username, 'username')
  must(claims.client_id === door.clients[client] && id.aud === claims.client_id, 'client')
  must(claims.origin_jti === origin && id.origin_jti === origin && claims.jti !== id.jti, 'origin_jti')
  must(claims.auth_time === authTime && id.auth_time === authTime, 'auth_time')
  must(JSON.stringify(claims['cognito:groups'] ?? []) === groups, 'groups')
  must(JSON.stringify(id['cognito:groups'] ?? []) === groups, 'groups in the ID token')
  must(id.email === user.email && id.email_verified === user.isVerified, 'email')
  model.access.push({ token: AccessToken, signIn, exp: Number(claims.exp) })
}

function learnTokens(scene: Scene, body: Body, user: Who, client: number) {
  const { model } = scene
  cognito.forgetFailures(model, user)
  const result = body.AuthenticationResult as Result
  const signIn: SignIn = {
    ...{ user, client, isRevoked: false },
    origin: String(claimsOf(result.AccessToken).origin_jti),
    authTime: Math.floor(model.now / 1000),
    until: model.now + (client === 1 ? 2 : 30) * DAY,
  }
  must(!model.access.some((access) => access.signIn.origin === signIn.origin), 'a new origin_jti')
  model.refresh.push({ token: result.RefreshToken!, signIn })
  learnAccess(scene, result, signIn)
}

/** Tokens, or the challenge that the model expects. */
function learnStep(scene: Scene, body: Body, user: Who, client: number, next: string | undefined) {
  const { model } = scene
  must(body.ChallengeName === next, `next is ${next ?? 'tokens'}, not ${String(body.ChallengeName)}`)
  if (!next) return learnTokens(scene, body, user, client)
  const parameters = body.ChallengeParameters as Record<string, string>
  must(parameters.USER_ID_FOR_SRP === user.Username, 'USER_ID_FOR_SRP')
  const session = String(body.Session)
  must(session.startsWith('AYAB'), 'a Session begins with AYAB')
  const until = model.now + 3 * MINUTE
  model.pending.push({ session, name: next, user, client, status: user.status, until, isSpent: false })
}

const learnCode = ({ model, door }: Scene, user: Who, purpose: Purpose) =>
  cognito.setCode(model, user, purpose, door.newestCode()!)

const PRETENDED = '-nobody-got-it-'
const attributes = (values: Record<string, string | undefined>) =>
  Object.entries(values).flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }]))

function newUser({ model }: Scene, name: string, sub: string, more: Partial<Who>): Who {
  const isByEmail = model.pool.kind === 'email'
  const user: Who = {
    ...{ Username: isByEmail ? sub : name, sub, status: 'UNCONFIRMED', enabled: true },
    ...{ codes: new Map(), groups: new Set(), usesApp: false, prefersApp: false, isGone: false },
    ...more,
    ...(isByEmail && { email: name }),
  }
  model.users.push(user)
  return user
}

const command = (label: string, calls: Command['calls'], arbitrary: fc.Arbitrary<Args> = args): Command => ({
  label,
  args: arbitrary,
  calls,
})

/** A command of one call of the API. */
const one = (
  operation: string,
  call: (scene: Scene, args: Args) => Omit<Call, 'operation'>,
  label = operation,
): Command => command(label, (scene, given) => [{ operation, ...call(scene, given) }])

const admin = (
  operation: string,
  act: (scene: Scene, given: Args, find: () => Who) => Omit<Call, 'operation'>,
  label = operation,
) =>
  one(
    operation,
    (scene, given) => {
      const Username = anyName(scene.model, given)
      const call = act(scene, given, () => cognito.findByAdmin(scene.model, Username))
      return { ...call, input: { UserPoolId: scene.door.UserPoolId, Username, ...call.input } }
    },
    label,
  )

const byToken = (
  operation: string,
  act: (scene: Scene, given: Args, user: () => Who) => Omit<Call, 'operation'>,
  label = operation,
) =>
  one(
    operation,
    (scene, given) => {
      const AccessToken = accessOf(scene.model, given)
      const call = act(scene, given, () => cognito.bearer(scene.model, AccessToken).user)
      return { ...call, input: { AccessToken, ...call.input } }
    },
    label,
  )

const nothing = () => {}

// ---- signing up, and codes

const signUp = one('SignUp', (scene, given) => {
  const { model, door } = scene
  const Username = newName(model, given)
  const Password = at(PASSWORDS, given.password)
  const email = model.pool.kind === 'email' || given.flag2 ? undefined : at(EMAILS, given.email)
  return {
    input: {
      ...{ ClientId: door.clients[given.client], Username, Password },
      UserAttributes: attributes({ email }),
    },
    predict() {
      cognito.checkPolicy(Password)
      cognito.checkForm(model, Username)
      cognito.checkNameFree(model, Username)
      return (body) => {
        const user = newUser(scene, Username, String(body.UserSub), { password: Password, email })
        must(body.UserConfirmed === false, 'UserConfirmed')
        must(user.email === undefined || body.CodeDeliveryDetails !== undefined, 'CodeDeliveryDetails')
        if (user.email === undefined) return
        user.isVerified = false
        learnCode(scene, user, 'SignUp')
      }
    },
  }
})

const confirmSignUp = one('ConfirmSignUp', ({ model, door }, given) => {
  const Username = anyName(model, given)
  const user = cognito.findByName(model, Username)
  const ConfirmationCode = codeFor(model, user, 'SignUp', given)
  const ForceAliasCreation = given.flag
  return {
    input: { ClientId: door.clients[given.client], Username, ConfirmationCode, ForceAliasCreation },
    predict() {
      if (!user) return cognito.hides(given.client) ? cognito.noCode() : cognito.noUsername()
      if (user.status !== 'UNCONFIRMED') {
        refuse('NotAuthorizedException', `User cannot be confirmed. Current status is ${user.status}`)
      }
      cognito.countTry(model, user.Username, 'ConfirmSignUp')
      cognito.checkCode(model, user, 'SignUp', ConfirmationCode)
      if (!ForceAliasCreation && model.pool.kind === 'alias') cognito.checkFree(model, user, user.email!)
      return () => {
        cognito.spendCode(model, user, 'SignUp')
        cognito.verifyEmail(model, user)
        user.status = 'CONFIRMED'
      }
    },
  }
})

const resend = one('ResendConfirmationCode', (scene, given) => {
  const { model, door } = scene
  const Username = anyName(model, given)
  return {
    input: { ClientId: door.clients[given.client], Username },
    predict() {
      const user = cognito.findByName(model, Username)
      if (!user && !cognito.hides(given.client)) cognito.noUsername()
      if (user?.status === 'CONFIRMED') refuse('InvalidParameterException', 'User is already confirmed.')
      cognito.countTry(model, user?.Username ?? Username, 'ResendConfirmationCode')
      if (user && user.email === undefined) {
        refuse('NotAuthorizedException', 'Cannot resend codes. Auto verification not turned on.')
      }
      return (body) => {
        must(body.CodeDeliveryDetails !== undefined, 'CodeDeliveryDetails')
        if (user) learnCode(scene, user, 'SignUp')
      }
    },
  }
})

/** @returns whether the code only seems to be sent */
function checkReset(user: Who, client: number): boolean {
  const hasAddress = user.isVerified && user.email !== undefined
  if (cognito.hides(client) && !(user.enabled && hasAddress)) return true
  if (!user.enabled) cognito.disabled()
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    refuse('NotAuthorizedException', 'User password cannot be reset in the current state.')
  }
  if (hasAddress) return false
  return refuse(
    'InvalidParameterException',
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  )
}

const forgotPassword = one('ForgotPassword', (scene, given) => {
  const { model, door } = scene
  const Username = anyName(model, given)
  return {
    input: { ClientId: door.clients[given.client], Username },
    predict() {
      const user = cognito.findByName(model, Username)
      if (!user && !cognito.hides(given.client)) cognito.noUsername()
      cognito.countTry(model, user?.Username ?? Username, 'ForgotPassword')
      const isPretended = user && checkReset(user, given.client)
      return (body) => {
        must(body.CodeDeliveryDetails !== undefined, 'CodeDeliveryDetails')
        if (!user) cognito.setGhost(model, Username)
        else if (isPretended) cognito.setCode(model, user, 'ForgotPassword', PRETENDED)
        else learnCode(scene, user, 'ForgotPassword')
      }
    },
  }
})

const confirmForgot = one('ConfirmForgotPassword', ({ model, door }, given) => {
  const Username = anyName(model, given)
  const user = cognito.findByName(model, Username)
  const ConfirmationCode = codeFor(model, user, 'ForgotPassword', given)
  const Password = at(PASSWORDS, given.password)
  return {
    input: { ClientId: door.clients[given.client], Username, ConfirmationCode, Password },
    predict() {
      const isHidden = cognito.hides(given.client)
      if (!user && !isHidden) cognito.noUsername()
      cognito.countTry(model, user?.Username ?? Username, 'ForgotPassword')
      if (!user) return cognito.hasGhost(model, Username) ? cognito.wrongCode() : cognito.noCode()
      if (!user.enabled && !isHidden) cognito.disabled()
      cognito.checkCode(model, user, 'ForgotPassword', ConfirmationCode)
      if (!user.enabled) cognito.wrongCode()
      if (user.status === 'UNCONFIRMED') refuse('UserNotConfirmedException', 'User is not confirmed.')
      cognito.checkPolicy(Password)
      return () => {
        cognito.spendCode(model, user, 'ForgotPassword')
        cognito.setPassword(user, Password)
      }
    },
  }
})

// ---- signing in

function checkDoor(model: Model, name: string, client: number): Who {
  const user = cognito.findByName(model, name)
  cognito.checkLock(model, user?.Username ?? name)
  if (user) return user
  cognito.countFailure(model, name)
  return cognito.hides(client) ? cognito.incorrect() : refuse('UserNotFoundException', 'User does not exist.')
}

function checkConfirmed({ status }: Who) {
  if (status === 'UNCONFIRMED') refuse('UserNotConfirmedException', 'User is not confirmed.')
}

/** The user's password mostly. */
const passwordFor = (user: Who | undefined, { password, code }: Args) =>
  (code && user?.password) || at(PASSWORDS, password)

const passwordSignIn = (operation: 'InitiateAuth' | 'AdminInitiateAuth', label: string) =>
  one(
    operation,
    (scene, given) => {
      const { model, door } = scene
      const USERNAME = anyName(model, given)
      const PASSWORD = passwordFor(cognito.findByName(model, USERNAME), given)
      const isAdmin = operation === 'AdminInitiateAuth'
      return {
        input: {
          ...(isAdmin && { UserPoolId: door.UserPoolId }),
          ClientId: door.clients[given.client],
          AuthFlow: isAdmin ? 'ADMIN_USER_PASSWORD_AUTH' : 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME, PASSWORD },
        },
        predict() {
          const user = checkDoor(model, USERNAME, given.client)
          checkConfirmed(user)
          if (user.password !== PASSWORD) {
            cognito.countFailure(model, user.Username)
            cognito.incorrect()
          }
          const next = cognito.afterPassword(model, user)
          return (body) => learnStep(scene, body, user, given.client, next)
        },
      }
    },
    label,
  )

const srpSignIn = command('USER_SRP_AUTH', (scene, given) => {
  const { model, door } = scene
  const USERNAME = anyName(model, given)
  const PASSWORD = passwordFor(cognito.findByName(model, USERNAME), given)
  const ClientId = door.clients[given.client]
  const secret = newSrpSecret()
  const responses: Record<string, string> = {}
  return [
    {
      operation: 'InitiateAuth',
      input: {
        ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME, SRP_A: secret.A.toString(16) },
      },
      predict() {
        const user = cognito.findByName(model, USERNAME)
        if (!user && !cognito.hides(given.client)) refuse('UserNotFoundException', 'User does not exist.')
        return async (body) => {
          const parameters = body.ChallengeParameters as Record<string, string>
          must(body.ChallengeName === 'PASSWORD_VERIFIER' && !body.Session, 'PASSWORD_VERIFIER')
          must(!user || parameters.USER_ID_FOR_SRP === user.Username, 'USER_ID_FOR_SRP')
          const at = new Date(model.now)
          Object.assign(responses, await srpAnswer(secret, door.UserPoolId, parameters, PASSWORD, at))
        }
      },
    },
    {
      operation: 'RespondToAuthChallenge',
      input: { ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses: responses },
      predict() {
        const user = cognito.findByName(model, USERNAME)
        cognito.checkLock(model, user?.Username ?? USERNAME)
        if (user) checkConfirmed(user)
        if (user?.password !== PASSWORD) {
          cognito.countFailure(model, user?.Username ?? USERNAME)
          return cognito.incorrect()
        }
        const next = cognito.afterPassword(model, user!)
        return (body) => learnStep(scene, body, user!, given.client, next)
      },
    },
  ]
})

/** A Session of the challenge that is answered, mostly; and who says that it is theirs. */
function answering(model: Model, name: string, { token, who, flag, client }: Args) {
  const open = model.pending.filter((each) => each.name === name && !each.isSpent)
  const pending = at(flag && open.length ? open : model.pending, token)
  return {
    Session: pending?.session ?? 'no session, though long enough',
    USERNAME: who > 1 && pending ? pending.user.Username : at(names(model), who),
    client: who > 1 && pending ? pending.client : client,
    user: pending?.user,
  }
}

const respond = (operation: 'RespondToAuthChallenge' | 'AdminRespondToAuthChallenge', door: Door) =>
  operation === 'RespondToAuthChallenge' ? {} : { UserPoolId: door.UserPoolId }

const newPassword = (operation: 'RespondToAuthChallenge' | 'AdminRespondToAuthChallenge', label: string) =>
  one(
    operation,
    (scene, given) => {
      const { model, door } = scene
      const ChallengeName = 'NEW_PASSWORD_REQUIRED'
      const { Session, USERNAME, client } = answering(model, ChallengeName, given)
      const NEW_PASSWORD = at(PASSWORDS, given.password)
      const email = given.flag2 ? at(EMAILS, given.email) : undefined
      return {
        input: {
          ...{ ...respond(operation, door), ClientId: door.clients[client], ChallengeName, Session },
          ChallengeResponses: { USERNAME, NEW_PASSWORD, ...(email && { 'userAttributes.email': email }) },
        },
        predict() {
          const pending = cognito.pendingOf(model, ChallengeName, client, Session, USERNAME)
          const { user } = pending
          cognito.checkPolicy(NEW_PASSWORD)
          if (email !== undefined && model.pool.kind === 'email') cognito.checkFree(model, user, email)
          return (body) => {
            pending.isSpent = true
            if (email !== undefined) cognito.setEmail(model, user, email)
            cognito.setPassword(user, NEW_PASSWORD)
            learnStep(scene, body, user, client, cognito.secondFactor(user))
          }
        },
      }
    },
    label,
  )

/** The code that the app shows, mostly; the one it showed before; a wrong one. */
function appCode(model: Model, secret: string | undefined, { code }: Args): string {
  const now = Math.floor(model.now / cognito.STEP)
  return code && secret ? cognito.totp(secret, code === 1 ? now - 1 : now) : '000000'
}

const mfaCode = one(
  'RespondToAuthChallenge',
  (scene, given) => {
    const { model, door } = scene
    const ChallengeName = 'SOFTWARE_TOKEN_MFA'
    const { Session, USERNAME, client, user: owner } = answering(model, ChallengeName, given)
    const code = appCode(model, owner?.app?.secret, given)
    return {
      input: {
        ...{ ClientId: door.clients[client], ChallengeName, Session },
        ChallengeResponses: { USERNAME, SOFTWARE_TOKEN_MFA_CODE: code },
      },
      predict() {
        const pending = cognito.pendingOf(model, ChallengeName, client, Session, USERNAME)
        const { user } = pending
        cognito.checkLock(model, user.Username)
        const step = cognito.stepOf(model, user.app!.secret, code)
        if (step === undefined) {
          cognito.countFailure(model, user.Username)
          return refuse('CodeMismatchException', 'Invalid code received for user')
        }
        if (step <= user.app!.usedStep) {
          refuse('ExpiredCodeException', 'Your software token has already been used once.')
        }
        return (body) => {
          user.app!.usedStep = step
          pending.isSpent = true
          learnTokens(scene, body, user, client)
        }
      },
    }
  },
  'SOFTWARE_TOKEN_MFA',
)

// ---- tokens

/** @returns the refresh token's record */
function checkRefresh(model: Model, token: string, client: number) {
  const found = model.refresh.find((refresh) => refresh.token === token)
  if (!found || found.signIn.user.isGone || found.signIn.client !== client) {
    return refuse('NotAuthorizedException', 'Invalid Refresh Token.')
  }
  const { user, isRevoked, until } = found.signIn
  if (!user.enabled) cognito.disabled()
  if (isRevoked) refuse('NotAuthorizedException', 'Refresh Token has been revoked')
  if (model.now >= until) refuse('NotAuthorizedException', 'Refresh Token has expired')
  if (found.usableUntil !== undefined && model.now >= found.usableUntil) {
    refuse('RefreshTokenReuseException', 'Refresh token has been used already.')
  }
  return found
}

const refreshFlow = one(
  'InitiateAuth',
  (scene, given) => {
    const { model, door } = scene
    const REFRESH_TOKEN = refreshOf(model, given)
    return {
      input: {
        ClientId: door.clients[given.client],
        AuthFlow: given.flag ? 'REFRESH_TOKEN_AUTH' : 'REFRESH_TOKEN',
        AuthParameters: { REFRESH_TOKEN },
      },
      predict() {
        if (given.client === 1) {
          refuse('InvalidParameterException', 'Refresh Token flow not enabled for this client')
        }
        const { signIn } = checkRefresh(model, REFRESH_TOKEN, given.client)
        return ({ AuthenticationResult }) => {
          must((AuthenticationResult as Result).RefreshToken === undefined, 'no new refresh token')
          learnAccess(scene, AuthenticationResult as Result, signIn)
        }
      },
    }
  },
  'REFRESH_TOKEN_AUTH',
)

const tokensFromRefresh = one('GetTokensFromRefreshToken', (scene, given) => {
  const { model, door } = scene
  const RefreshToken = refreshOf(model, given)
  return {
    input: { ClientId: door.clients[given.client], RefreshToken },
    predict() {
      const refresh = checkRefresh(model, RefreshToken, given.client)
      return ({ AuthenticationResult }) => {
        const result = AuthenticationResult as Result
        must((result.RefreshToken !== undefined) === (given.client === 1), 'rotates')
        if (result.RefreshToken !== undefined) {
          refresh.usableUntil ??= model.now + 30_000
          model.refresh.push({ token: result.RefreshToken, signIn: refresh.signIn })
        }
        learnAccess(scene, result, refresh.signIn)
      }
    },
  }
})

const revokeToken = one('RevokeToken', ({ model, door }, given) => {
  const Token = given.code ? refreshOf(model, given) : accessOf(model, given)
  return {
    input: { ClientId: door.clients[given.client], Token },
    predict() {
      if (model.access.some(({ token }) => token === Token)) refuse('UnsupportedTokenTypeException')
      const found = model.refresh.find(({ token }) => token === Token)
      if (!found || found.signIn.user.isGone) return nothing
      if (found.signIn.client !== given.client) refuse('UnauthorizedException')
      return () => {
        found.signIn.isRevoked = true
      }
    },
  }
})

const globalSignOut = byToken('GlobalSignOut', ({ model }, _, bearer) => ({
  input: {},
  predict: done(bearer, (user) => cognito.signOut(model, user)),
}))

// ---- the owner of an access token

const shows = (user: Who, list: unknown) => {
  const shown = Object.fromEntries(
    (list as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]),
  )
  must(shown.sub === user.sub, 'sub')
  must(shown.email === user.email, `email ${shown.email}, not ${user.email}`)
  must(shown.nickname === user.nick, 'nickname')
  const flag = user.isVerified === undefined ? undefined : String(user.isVerified)
  must(shown.email_verified === flag, `email_verified ${shown.email_verified}, not ${flag}`)
}

const showsFactors = (user: Who, body: Body) => {
  must(
    JSON.stringify(body.UserMFASettingList) === (user.usesApp ? '["SOFTWARE_TOKEN_MFA"]' : undefined),
    'factors',
  )
  const preferred = user.usesApp && user.prefersApp ? 'SOFTWARE_TOKEN_MFA' : undefined
  must(body.PreferredMfaSetting === preferred, 'preferred factor')
}

const getUser = byToken('GetUser', (_scene, _given, bearer) => ({
  input: {},
  predict: done(bearer, (user, body) => {
    must(body.Username === user.Username, 'Username')
    shows(user, body.UserAttributes)
    showsFactors(user, body)
  }),
}))

const changePassword = byToken('ChangePassword', ({ model }, given, bearer) => {
  const owner = model.access.find(({ token }) => token === accessOf(model, given))?.signIn.user
  const PreviousPassword = passwordFor(owner, { ...given, password: given.other })
  const ProposedPassword = at(PASSWORDS, given.password)
  return {
    input: { PreviousPassword, ProposedPassword },
    predict() {
      const user = bearer()
      cognito.countTry(model, user.Username, 'ChangePassword')
      if (user.password !== PreviousPassword) cognito.incorrect()
      cognito.checkPolicy(ProposedPassword)
      return () => cognito.setPassword(user, ProposedPassword)
    },
  }
})

const updateOwn = byToken('UpdateUserAttributes', (scene, given, bearer) => {
  const { model } = scene
  const email = given.flag ? at(EMAILS, given.email) : undefined
  const nickname = given.flag && !given.flag2 ? undefined : `nick ${given.other}`
  const isForbidden = given.code === 0
  return {
    input: {
      UserAttributes: attributes({ email, nickname, ...(isForbidden && { email_verified: 'true' }) }),
    },
    predict() {
      const user = bearer()
      if (isForbidden) refuse('NotAuthorizedException', 'A client attempted to write unauthorized attribute')
      const isNew = email !== undefined && email !== user.email
      if (isNew && model.pool.kind === 'email') cognito.checkFree(model, user, email)
      return (body) => {
        if (nickname !== undefined) user.nick = nickname
        must((body.CodeDeliveryDetailsList as unknown[]).length === Number(isNew), 'codes sent')
        if (!isNew) return
        cognito.setEmail(model, user, email)
        learnCode(scene, user, 'email')
      }
    },
  }
})

const askForCode = byToken('GetUserAttributeVerificationCode', (scene, _, bearer) => ({
  input: { AttributeName: 'email' },
  predict() {
    const user = bearer()
    if (user.email === undefined) refuse('InvalidParameterException')
    cognito.countTry(scene.model, user.Username, 'GetUserAttributeVerificationCode')
    return () => learnCode(scene, user, 'email')
  },
}))

const verifyAttribute = byToken('VerifyUserAttribute', ({ model }, given, bearer) => {
  const owner = model.access.find(({ token }) => token === accessOf(model, given))?.signIn.user
  const Code = codeFor(model, owner, 'email', given)
  return {
    input: { AttributeName: 'email', Code },
    predict() {
      const user = bearer()
      cognito.countTry(model, user.Username, 'VerifyUserAttribute')
      cognito.checkCode(model, user, 'email', Code)
      if (model.pool.kind === 'alias') cognito.checkFree(model, user, user.email!)
      return () => {
        cognito.spendCode(model, user, 'email')
        cognito.verifyEmail(model, user)
      }
    },
  }
})

const deleteOwn = byToken('DeleteUserAttributes', ({ model }, { flag }, bearer) => ({
  input: { UserAttributeNames: [flag ? 'email' : 'nickname'] },
  predict: done(bearer, (user) => clear(model, user, flag)),
}))

function clear(model: Model, user: Who, isEmail: boolean) {
  if (!isEmail) user.nick = undefined
  else {
    cognito.setEmail(model, user, undefined)
    user.isVerified = undefined
  }
}

const deleteUser = byToken('DeleteUser', ({ model }, _, bearer) => ({
  input: {},
  predict: done(bearer, (user) => cognito.remove(model, user)),
}))

const associate = byToken('AssociateSoftwareToken', (_scene, _given, bearer) => ({
  input: {},
  predict: done(bearer, (user, body) => {
    user.pendingApp = String(body.SecretCode)
  }),
}))

const verifyApp = byToken('VerifySoftwareToken', ({ model }, given, bearer) => {
  const owner = model.access.find(({ token }) => token === accessOf(model, given))?.signIn.user
  const UserCode = appCode(model, owner?.pendingApp, given)
  return {
    input: { UserCode },
    predict() {
      const user = bearer()
      const step = user.pendingApp && cognito.stepOf(model, user.pendingApp, UserCode)
      if (!step) {
        return refuse('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA')
      }
      return () => {
        user.app = { secret: user.pendingApp!, usedStep: step }
        user.pendingApp = undefined
      }
    },
  }
})

function prefer(user: Who, isOn: boolean, isPreferred: boolean, text: string) {
  if (isOn && !user.app) refuse('InvalidParameterException', text)
  return () => {
    user.usesApp = isOn
    user.prefersApp = isOn && isPreferred
  }
}

const wish = ({ flag, flag2 }: Args) => ({
  SoftwareTokenMfaSettings: { Enabled: flag, PreferredMfa: flag && flag2 },
})

const setPreference = byToken('SetUserMFAPreference', (_, given, bearer) => ({
  input: wish(given),
  predict: () => prefer(bearer(), given.flag, given.flag2, 'User has not verified software token mfa'),
}))

// ---- administrators

const adminCreate = one('AdminCreateUser', (scene, given) => {
  const { model, door } = scene
  const Username = newName(model, given)
  const email = model.pool.kind === 'email' || given.token % 3 === 0 ? undefined : at(EMAILS, given.email)
  const email_verified = given.flag ? 'True' : undefined
  const TemporaryPassword = given.flag2 ? at(PASSWORDS, given.password) : undefined
  const isForced = given.code < 2
  return {
    input: {
      ...{ UserPoolId: door.UserPoolId, Username, TemporaryPassword, ForceAliasCreation: isForced },
      ...(given.other < 2 ? { MessageAction: 'SUPPRESS' } : { DesiredDeliveryMediums: ['EMAIL'] }),
      UserAttributes: attributes({ email, email_verified }),
    },
    predict() {
      cognito.checkForm(model, Username)
      cognito.checkNameFree(model, Username, 'User account already exists')
      if (email !== undefined && email_verified && model.pool.kind === 'alias' && !isForced) {
        cognito.checkFree(model, undefined, email, 'UsernameExistsException')
      }
      if (TemporaryPassword !== undefined) cognito.checkPolicy(TemporaryPassword, 'password policy')
      return (body) => {
        const list = (body.User as { Attributes: { Name: string; Value: string }[] }).Attributes
        const sub = list.find(({ Name }) => Name === 'sub')!.Value
        const user = newUser(scene, Username, sub, { email, status: 'FORCE_CHANGE_PASSWORD' })
        if (email_verified) {
          if (user.email !== undefined) cognito.verifyEmail(model, user)
          user.isVerified = true
        }
        invite(scene, user, TemporaryPassword, given.other >= 2)
      }
    },
  }
})

/** A temporary password, which a mail tells if there is an address. */
function invite({ model, door }: Scene, user: Who, password: string | undefined, isMailed: boolean) {
  const isTold = isMailed && user.email !== undefined
  user.password = password ?? (isTold ? door.newestCode() : undefined)
  user.temporaryUntil = model.now + 7 * DAY
  user.status = 'FORCE_CHANGE_PASSWORD'
}

const adminResend = admin(
  'AdminCreateUser',
  (scene, given, find) => {
    const TemporaryPassword = given.flag2 ? at(PASSWORDS, given.password) : undefined
    return {
      input: { MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'], TemporaryPassword },
      predict() {
        const user = find()
        if (user.status !== 'FORCE_CHANGE_PASSWORD') {
          const text = `Resend not possible. ${user.Username} status is not FORCE_CHANGE_PASSWORD`
          refuse('UnsupportedUserStateException', text)
        }
        if (TemporaryPassword !== undefined) cognito.checkPolicy(TemporaryPassword, 'password policy')
        return () => invite(scene, user, TemporaryPassword, true)
      },
    }
  },
  'AdminCreateUser RESEND',
)

const adminGet = admin('AdminGetUser', (_scene, _given, find) => ({
  input: {},
  predict: done(find, (user, body) => {
    must(body.Username === user.Username, 'Username')
    must(body.UserStatus === user.status && body.Enabled === user.enabled, 'status')
    shows(user, body.UserAttributes)
    showsFactors(user, body)
  }),
}))

const adminDelete = admin('AdminDeleteUser', ({ model }, _, find) => ({
  input: {},
  predict: done(find, (user) => cognito.remove(model, user)),
}))

const adminConfirm = admin('AdminConfirmSignUp', ({ model }, _, find) => ({
  input: {},
  predict() {
    const user = find()
    if (user.status !== 'UNCONFIRMED') {
      refuse('NotAuthorizedException', `User cannot be confirmed. Current status is ${user.status}`)
    }
    return () => {
      cognito.spendCode(model, user, 'SignUp')
      user.status = 'CONFIRMED'
    }
  },
}))

const adminPassword = (isPermanent: boolean) =>
  admin(
    'AdminSetUserPassword',
    (scene, given, find) => {
      const Password = at(PASSWORDS, given.password)
      return {
        input: { Password, Permanent: isPermanent },
        predict() {
          const user = find()
          cognito.checkPolicy(Password, 'password policy')
          return () =>
            isPermanent ? cognito.setPassword(user, Password) : invite(scene, user, Password, false)
        },
      }
    },
    `AdminSetUserPassword ${isPermanent ? 'Permanent' : 'temporary'}`,
  )

const adminReset = admin('AdminResetUserPassword', (scene, _, find) => ({
  input: {},
  predict() {
    const user = find()
    checkReset(user, 0)
    return () => {
      user.status = 'RESET_REQUIRED'
      learnCode(scene, user, 'ForgotPassword')
    }
  },
}))

const adminUpdate = admin('AdminUpdateUserAttributes', (scene, given, find) => {
  const { model } = scene
  const email = given.flag ? at(EMAILS, given.email) : undefined
  const verified = given.code < 2 ? undefined : given.code < 5
  const nickname = email === undefined && verified === undefined ? 'nick' : undefined
  const email_verified = verified === undefined ? undefined : String(verified)
  return {
    input: { UserAttributes: attributes({ email, email_verified, nickname }) },
    predict() {
      const user = find()
      const isNew = email !== undefined && email !== user.email
      const after = email ?? user.email
      const isVerified = verified ?? (isNew ? false : user.isVerified)
      const gains = isNew || !user.isVerified
      if (after !== undefined && gains && (model.pool.kind === 'email' || isVerified)) {
        cognito.checkFree(model, user, after)
      }
      return () => {
        if (isNew) cognito.setEmail(model, user, email)
        if (nickname !== undefined) user.nick = nickname
        if (verified !== undefined) user.isVerified = verified
        if (isNew && !verified) learnCode(scene, user, 'email')
      }
    },
  }
})

const adminClear = admin('AdminDeleteUserAttributes', ({ model }, { flag }, find) => ({
  input: { UserAttributeNames: [flag ? 'email' : 'nickname'] },
  predict: done(find, (user) => clear(model, user, flag)),
}))

const adminDisable = admin('AdminDisableUser', ({ model }, _, find) => ({
  input: {},
  predict: done(find, (user) => {
    user.enabled = false
    cognito.signOut(model, user)
  }),
}))

const adminEnable = admin('AdminEnableUser', (_scene, _given, find) => ({
  input: {},
  predict: done(find, (user) => {
    user.enabled = true
  }),
}))

const adminSignOut = admin('AdminUserGlobalSignOut', ({ model }, _, find) => ({
  input: {},
  predict: done(find, (user) => cognito.signOut(model, user)),
}))

const adminPreference = admin('AdminSetUserMFAPreference', (_, given, find) => ({
  input: wish(given),
  predict: () =>
    prefer(
      find(),
      given.flag,
      given.flag2,
      'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    ),
}))

// ---- groups and lists

const inGroup = ({ model }: Scene, { email }: Args) => {
  const GroupName = at(GROUPS, email)
  const check = () => {
    if (!model.groups.has(GroupName)) refuse('ResourceNotFoundException', 'Group not found.')
  }
  return { GroupName, check }
}

const createGroup = one('CreateGroup', (scene, given) => {
  const { model, door } = scene
  const { GroupName } = inGroup(scene, given)
  return {
    input: { UserPoolId: door.UserPoolId, GroupName },
    predict() {
      if (model.groups.has(GroupName)) {
        refuse('GroupExistsException', 'A group with the name already exists.')
      }
      return () => model.groups.add(GroupName)
    },
  }
})

const deleteGroup = one('DeleteGroup', (scene, given) => {
  const { model, door } = scene
  const { GroupName, check } = inGroup(scene, given)
  return {
    input: { UserPoolId: door.UserPoolId, GroupName },
    predict() {
      check()
      return () => {
        model.groups.delete(GroupName)
        for (const { groups } of model.users) groups.delete(GroupName)
      }
    },
  }
})

const membership = (operation: 'AdminAddUserToGroup' | 'AdminRemoveUserFromGroup') =>
  admin(operation, (scene, given, find) => {
    const { GroupName, check } = inGroup(scene, given)
    return {
      input: { GroupName },
      predict() {
        const { groups } = find()
        check()
        return () => {
          if (operation === 'AdminAddUserToGroup') groups.add(GroupName)
          else groups.delete(GroupName)
        }
      },
    }
  })

const groupsOfUser = admin('AdminListGroupsForUser', (_scene, _given, find) => ({
  input: {},
  predict() {
    const { groups } = find()
    return (body) => {
      const listed = (body.Groups as { GroupName: string }[]).map(({ GroupName }) => GroupName)
      must(listed.join() === [...groups].sort().join(), 'groups of the user')
    }
  },
}))

const usersOf = (body: Body) =>
  (body.Users as { Username: string }[])
    .map(({ Username }) => Username)
    .sort()
    .join()
const named = (users: Who[]) =>
  users
    .map(({ Username }) => Username)
    .sort()
    .join()

const usersInGroup = one('ListUsersInGroup', (scene, given) => {
  const { GroupName, check } = inGroup(scene, given)
  return {
    input: { UserPoolId: scene.door.UserPoolId, GroupName },
    predict() {
      check()
      const members = scene.model.users.filter(({ groups }) => groups.has(GroupName))
      return (body) => must(usersOf(body) === named(members), 'members')
    },
  }
})

const listByEmail = one('ListUsers', ({ model, door }, given) => {
  const email = at(EMAILS, given.email)
  const prefix = email.slice(0, given.token)
  return {
    input: {
      UserPoolId: door.UserPoolId,
      Filter: given.flag ? `email = "${email}"` : `email ^= "${prefix}"`,
    },
    predict() {
      const fits = (value = '') =>
        given.flag
          ? value.toLowerCase() === email.toLowerCase()
          : value.toLowerCase().startsWith(prefix.toLowerCase())
      const found = model.users.filter((user) => fits(user.email))
      return (body) => must(usersOf(body) === named(found), 'found by e-mail')
    },
  }
})

const listByState = one(
  'ListUsers',
  ({ model, door }, { flag, flag2 }) => ({
    input: {
      UserPoolId: door.UserPoolId,
      Filter: flag
        ? `status = "${flag2 ? 'Enabled' : 'Disabled'}"`
        : `cognito:user_status = "${flag2 ? 'confirmed' : 'unconfirmed'}"`,
    },
    predict() {
      const found = model.users.filter(({ enabled, status }) =>
        flag ? enabled === flag2 : status === (flag2 ? 'CONFIRMED' : 'UNCONFIRMED'),
      )
      return (body) => must(usersOf(body) === named(found), 'found by state')
    },
  }),
  'ListUsers by state',
)

// ---- the world

const wait = (label: string, ...lengths: number[]) =>
  command(label, ({ model, door }, { token }) => {
    door.clock.advance(at(lengths, token))
    model.now = door.clock.now()
    return []
  })

const reload = command('saved and loaded', ({ door }) => {
  door.reload()
  return []
})

export const COMMANDS: Command[] = [
  ...[signUp, confirmSignUp, resend, forgotPassword, confirmForgot],
  passwordSignIn('InitiateAuth', 'USER_PASSWORD_AUTH'),
  passwordSignIn('AdminInitiateAuth', 'ADMIN_USER_PASSWORD_AUTH'),
  srpSignIn,
  newPassword('RespondToAuthChallenge', 'NEW_PASSWORD_REQUIRED'),
  newPassword('AdminRespondToAuthChallenge', 'NEW_PASSWORD_REQUIRED by an administrator'),
  ...[mfaCode, refreshFlow, tokensFromRefresh, revokeToken, globalSignOut],
  ...[getUser, changePassword, updateOwn, askForCode, verifyAttribute, deleteOwn, deleteUser],
  ...[associate, verifyApp, setPreference],
  ...[adminCreate, adminResend, adminGet, adminDelete, adminConfirm],
  ...[adminPassword(true), adminPassword(false), adminReset, adminUpdate, adminClear],
  ...[adminDisable, adminEnable, adminSignOut, adminPreference],
  ...[createGroup, deleteGroup, membership('AdminAddUserToGroup'), membership('AdminRemoveUserFromGroup')],
  ...[groupsOfUser, usersInGroup, listByEmail, listByState],
  ...[wait('a moment', 1000, 15_000, 30_000), wait('minutes', MINUTE, 3 * MINUTE, 15 * MINUTE)],
  ...[wait('hours', HOUR), wait('days', DAY, 2 * DAY, 7 * DAY, 30 * DAY)],
  reload,
]
