import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'

type Methods = {
  [K in keyof CognitoIdentityProvider]: CognitoIdentityProvider[K] extends (
    args: infer I,
    options: infer _O,
    callback: (error: infer _E, data?: infer R) => void,
  ) => void
    ? { input: I; output: R }
    : never
}

/** The exact name of a user pools operation, as in `SignUp`. */
export type OperationName = Capitalize<
  Extract<keyof { [K in keyof Methods as Methods[K] extends never ? never : K]: 1 }, string>
>

type InputOf<M> = M extends { input: infer I } ? I : never
type OutputOf<M> = M extends { output: infer R } ? NonNullable<R> : never
type MethodOf<O extends OperationName> = Methods[Uncapitalize<O> & keyof Methods]

/** As on the wire of AWS JSON 1.1: a date is a number of seconds, a blob is base64. */
type Wire<T> = T extends Date
  ? number
  : T extends Uint8Array
    ? string
    : T extends (infer U)[]
      ? Wire<U>[]
      : T extends object
        ? { [K in keyof T]: Wire<T[K]> }
        : T

/** Members that the model calls required are there once `checkInput` has passed, at any depth. */
type Checked<T> = T extends (infer U)[]
  ? Checked<U>[]
  : T extends object
    ? { [K in keyof T]: object extends Pick<T, K> ? Checked<T[K]> : Exclude<Checked<T[K]>, undefined> }
    : T

/** An operation's checked input, with AWS's member names. */
export type Input<O extends OperationName> = Checked<Wire<InputOf<MethodOf<O>>>>

/** Operations that the model gives no output: they answer with an empty body. */
type WithoutOutput =
  | 'AdminAddUserToGroup'
  | 'AdminDeleteUser'
  | 'AdminForgetDevice'
  | 'AdminRemoveUserFromGroup'
  | 'DeleteGroup'
  | 'DeleteIdentityProvider'
  | 'DeleteManagedLoginBranding'
  | 'DeleteResourceServer'
  | 'DeleteTerms'
  | 'DeleteUser'
  | 'DeleteUserPool'
  | 'DeleteUserPoolClient'
  | 'ForgetDevice'

/** An operation's answer, with AWS's member names. */
export type Output<O extends OperationName> = O extends WithoutOutput
  ? void
  : Wire<Omit<OutputOf<MethodOf<O>>, '$metadata'>>
