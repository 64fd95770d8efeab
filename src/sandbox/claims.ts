/**
 * What each claim of a Cognito token says, in one line. Source:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
const EXPLANATIONS: Record<string, string> = {
  kid: 'Which of the pool’s two public keys checks the signature. ID and access tokens name different ones.',
  alg: 'How it is signed: RSA with SHA-256, always.',
  sub: 'The user’s id. It never changes and is never given to anybody else: key your own data by this.',
  iss: 'The issuer: the user pool. Its public keys are published under this address.',
  aud: 'The audience: the app client the token was made for. After signing in by the API, only the ID token carries it.',
  client_id: 'The app client that got the token. Access tokens have this in place of aud.',
  token_use: 'Which kind this is. Check it, or an ID token passes where an access token is wanted.',
  scope: 'What the bearer may do. After a sign-in by API it is this one scope: manage your own user.',
  auth_time: 'When the user really signed in. A refresh keeps it.',
  exp: 'From here on it is refused.',
  iat: 'When this token was made. Every refresh makes it new.',
  jti: 'This token’s own id, new with each token.',
  origin_jti:
    'The sign-in that all its tokens come from: revoking the refresh token ends them all by this id.',
  event_id: 'The id of the sign-in event.',
  username: 'The username, under the name that access tokens give it.',
  'cognito:username': 'The username, under the name that ID tokens give it.',
  'cognito:groups': 'The groups the user is in.',
  email: 'The address. Access tokens carry no attributes unless a trigger adds them.',
  email_verified:
    'Whether the address counts as checked: by the code that was sent to it, or because an administrator or a trigger said so.',
}

/** One line about a claim; a line for all others where the name is not known. */
export const explanationOf = (claim: string): string =>
  (Object.hasOwn(EXPLANATIONS, claim) && EXPLANATIONS[claim]) ||
  'An attribute of the user that this app client may read.'

const TIMES = ['auth_time', 'exp', 'iat', 'nbf']
/** The last second that a date can stand for (ECMA-262, time values). */
const LAST = 8.64e12

/** Whether a claim holds a time, in seconds since 1970. A reader may have put anything in its place. */
export const isTime = (claim: string, value: unknown): value is number =>
  TIMES.includes(claim) && typeof value === 'number' && Math.abs(value) <= LAST

/** The five parts of a refresh token (JWE, RFC 7516), in order. */
export const REFRESH_PARTS = [
  'The header: the only part that can be read. It says that the rest is encrypted.',
  'The key of the content, itself encrypted: only Cognito can open it.',
  'A random start value for the encryption.',
  'The content, encrypted. When it ends and whose it is stand in here, out of sight.',
  'The seal: one changed character and Cognito refuses the whole.',
]
