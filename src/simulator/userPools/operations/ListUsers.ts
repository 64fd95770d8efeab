import type { Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'
import type { User } from '../../store/users.ts'
import { describeUser } from '../users/describeUser.ts'
import { parseFilter } from '../users/filter.ts'
import { pageOfUsers } from '../users/page.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export async function ListUsers(input: Input<'ListUsers'>, context: Context): Promise<Output<'ListUsers'>> {
  const pool = poolOf(context, input.UserPoolId)
  const filter = parseFilter(input.Filter ?? '')
  const { items, next } = pageOfUsers(context, pool, filter, input.Limit || 60, input.PaginationToken)
  return {
    Users: items.map((user) => describe(user, input.AttributesToGet)),
    ...(next && { PaginationToken: next }),
  }
}

function describe(user: User, attributesToGet: string[] | undefined) {
  return { ...describeUser(user), ...(attributesToGet && { Attributes: pick(user, attributesToGet) }) }
}

/** @throws InvalidParameterException when a user on the page lacks an attribute that was asked for (OP-147) */
function pick(user: User, names: string[]) {
  return names.map((name) => {
    const found = user.Attributes.find(({ Name }) => Name === name)
    if (!found) {
      throw InvalidParameterException('One or more requested attributes do not exist in user pool.')
    }
    return found
  })
}
