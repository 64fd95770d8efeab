import type { Context } from '../../context.ts'
import type { Input, OperationName, Output } from '../../model/types.ts'
import { AdminGetUser } from './AdminGetUser.ts'
import { AdminInitiateAuth } from './AdminInitiateAuth.ts'
import { AdminRespondToAuthChallenge } from './AdminRespondToAuthChallenge.ts'
import { ConfirmSignUp } from './ConfirmSignUp.ts'
import { CreateUserPool } from './CreateUserPool.ts'
import { CreateUserPoolClient } from './CreateUserPoolClient.ts'
import { GetUser } from './GetUser.ts'
import { InitiateAuth } from './InitiateAuth.ts'
import { ListUsers } from './ListUsers.ts'
import { ResendConfirmationCode } from './ResendConfirmationCode.ts'
import { RespondToAuthChallenge } from './RespondToAuthChallenge.ts'
import { SignUp } from './SignUp.ts'

export type Operation<O extends OperationName> = (input: Input<O>, context: Context) => Promise<Output<O>>

/** Every simulated operation. A name that AWS knows and this table does not is answered with NotSimulated. */
export const operations: { [O in OperationName]?: Operation<O> } = {
  AdminGetUser,
  AdminInitiateAuth,
  AdminRespondToAuthChallenge,
  ConfirmSignUp,
  CreateUserPool,
  CreateUserPoolClient,
  GetUser,
  InitiateAuth,
  ListUsers,
  ResendConfirmationCode,
  RespondToAuthChallenge,
  SignUp,
}
