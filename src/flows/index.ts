/** The guided flows: the code that readers see beside a panel, and that runs when they press Run. */
export type { App } from './app.ts'
export { signUp } from './signUp.ts'
export { confirmSignUp } from './confirmSignUp.ts'
export { resendConfirmationCode } from './resendConfirmationCode.ts'
export { signIn } from './signIn.ts'
export { refreshTokens } from './refreshTokens.ts'
export { getUser } from './getUser.ts'
export { adminGetUser } from './adminGetUser.ts'
export {
  fetchJwks,
  issuerOf,
} from './fetchJwks.ts'
export {
  verifyToken,
  type Expected,
  type Step,
} from './verifyToken.ts'
