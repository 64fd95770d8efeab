import type { Context } from '../../context.ts'
import { TooManyRequestsException } from '../../errors.ts'
import { facts } from '../../facts.ts'
import { putRequests, requestsNow } from '../../store/requestCounts.ts'
import { settingOf } from '../../store/settings.ts'

/**
 * AWS's categories of requests, and what counts in each. What no category names reads or changes what a pool has: groups,
 * providers, domains and the like. Which one an operation at the edge belongs to is not on record (OP-155).
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const MEMBERS = {
  UserAuthentication: ['AdminInitiateAuth', 'InitiateAuth'],
  UserCreation: ['AdminConfirmSignUp', 'AdminCreateUser', 'ConfirmSignUp', 'SignUp'],
  UserFederation: [],
  UserAccountRecovery: [
    ...['AdminResetUserPassword', 'AdminSetUserPassword', 'ChangePassword', 'ConfirmForgotPassword'],
    ...['ForgotPassword'],
  ],
  UserRead: ['AdminGetUser', 'GetUser'],
  UserUpdate: [
    ...['AdminDeleteUser', 'AdminDeleteUserAttributes', 'AdminDisableProviderForUser', 'AdminDisableUser'],
    ...['AdminEnableUser', 'AdminLinkProviderForUser', 'AdminUpdateUserAttributes', 'DeleteUser'],
    ...['DeleteUserAttributes', 'UpdateUserAttributes', 'VerifyUserAttribute'],
  ],
  UserToken: [
    ...['AdminRevokeUserSession', 'AdminUserGlobalSignOut', 'GetTokensFromRefreshToken', 'GlobalSignOut'],
    ...['RevokeToken', 'RevokeUserSession'],
  ],
  UserResourceRead: [
    ...['AdminGetDevice', 'AdminGetUserAuthFactors', 'AdminListDevices', 'AdminListGroupsForUser'],
    ...['AdminListUserAuthEvents', 'AdminListUserSessions', 'GetDevice', 'GetUserAttributeVerificationCode'],
    ...['GetUserAuthFactors', 'ListDevices', 'ListUserSessions', 'ListWebAuthnCredentials'],
    ...['ResendConfirmationCode'],
  ],
  UserResourceUpdate: [
    ...['AdminAddUserToGroup', 'AdminDeleteSoftwareToken', 'AdminForgetDevice', 'AdminRemoveUserFromGroup'],
    ...['AdminSetUserMFAPreference', 'AdminSetUserSettings', 'AdminUpdateAuthEventFeedback'],
    ...['AdminUpdateDeviceStatus', 'AssociateSoftwareToken', 'CompleteWebAuthnRegistration', 'ConfirmDevice'],
    ...['DeleteWebAuthnCredential', 'ForgetDevice', 'SetUserMFAPreference', 'SetUserSettings'],
    ...['StartWebAuthnRegistration', 'UpdateAuthEventFeedback', 'UpdateDeviceStatus', 'VerifySoftwareToken'],
  ],
  UserList: ['ListUsers', 'ListUsersInGroup'],
  UserPoolRead: ['DescribeUserPool', 'ListUserPools'],
  UserPoolUpdate: ['CreateUserPool', 'DeleteUserPool', 'UpdateUserPool'],
  UserPoolResourceRead: [],
  UserPoolResourceUpdate: [],
  UserPoolClientRead: [
    ...['DescribeUserPoolClient', 'GetUserPoolClientSessionConfiguration', 'ListUserPoolClients'],
    ...['ListUserPoolClientSecrets'],
  ],
  UserPoolClientUpdate: [
    ...['AddUserPoolClientSecret', 'CreateUserPoolClient', 'DeleteUserPoolClient'],
    ...['DeleteUserPoolClientSecret', 'SetUserPoolClientSessionConfiguration', 'UpdateUserPoolClient'],
  ],
  ClientAuthentication: ['GetClientToken'],
} as const satisfies Record<string, string[]>

export type Category = keyof typeof MEMBERS
const categories = Object.keys(MEMBERS) as Category[]

export const isCategory = (name: string): name is Category => Object.hasOwn(MEMBERS, name)

/** Requests a second that an account has in a Region unless it buys more. */
export const rateOf = (category: Category): number => facts[`requests${category}`].value

/** What an operation counts as. An answer to a challenge has a count of its own, unless it sets a new password. */
function countedAs(operation: string, { ChallengeName }: Record<string, unknown>) {
  if (/RespondToAuthChallenge$/.test(operation)) {
    return ChallengeName === 'NEW_PASSWORD_REQUIRED' ? 'UserAccountRecovery' : 'ChallengeResponses'
  }
  const named = categories.find((category) => (MEMBERS[category] as readonly string[]).includes(operation))
  const isRead = /^(Describe|Get|List)/.test(operation)
  return named ?? (isRead ? 'UserPoolResourceRead' : 'UserPoolResourceUpdate')
}

/**
 * Counts a request, where request quotas are set to hold. AWS says a second; here it is each second of the clock.
 *
 * @throws TooManyRequestsException when this second has had as many of its category as there may be
 */
export function countRequest(context: Context, operation: string, body: Record<string, unknown>): void {
  if (settingOf(context, 'quotas') === 'off') return
  const category = countedAs(operation, body)
  const sofar = requestsNow(context, category)
  if (sofar >= facts[`requests${category}`].value) throw TooManyRequestsException('Rate exceeded')
  putRequests(context, category, sofar + 1)
}
