import type { Context } from '../../context.ts'
import type { Input, OperationName, Output } from '../../model/types.ts'
import { AddCustomAttributes } from './AddCustomAttributes.ts'
import { AddUserPoolClientSecret } from './AddUserPoolClientSecret.ts'
import { AdminAddUserToGroup } from './AdminAddUserToGroup.ts'
import { AdminConfirmSignUp } from './AdminConfirmSignUp.ts'
import { AdminCreateUser } from './AdminCreateUser.ts'
import { AdminDeleteSoftwareToken } from './AdminDeleteSoftwareToken.ts'
import { AdminDeleteUser } from './AdminDeleteUser.ts'
import { AdminDeleteUserAttributes } from './AdminDeleteUserAttributes.ts'
import { AdminDisableProviderForUser } from './AdminDisableProviderForUser.ts'
import { AdminDisableUser } from './AdminDisableUser.ts'
import { AdminEnableUser } from './AdminEnableUser.ts'
import { AdminForgetDevice } from './AdminForgetDevice.ts'
import { AdminGetDevice } from './AdminGetDevice.ts'
import { AdminGetUser } from './AdminGetUser.ts'
import { AdminGetUserAuthFactors } from './AdminGetUserAuthFactors.ts'
import { AdminInitiateAuth } from './AdminInitiateAuth.ts'
import { AdminLinkProviderForUser } from './AdminLinkProviderForUser.ts'
import { AdminListDevices } from './AdminListDevices.ts'
import { AdminListGroupsForUser } from './AdminListGroupsForUser.ts'
import { AdminListUserAuthEvents } from './AdminListUserAuthEvents.ts'
import { AdminListUserSessions } from './AdminListUserSessions.ts'
import { AdminRemoveUserFromGroup } from './AdminRemoveUserFromGroup.ts'
import { AdminResetUserPassword } from './AdminResetUserPassword.ts'
import { AdminRespondToAuthChallenge } from './AdminRespondToAuthChallenge.ts'
import { AdminRevokeUserSession } from './AdminRevokeUserSession.ts'
import { AdminSetUserMFAPreference } from './AdminSetUserMFAPreference.ts'
import { AdminSetUserPassword } from './AdminSetUserPassword.ts'
import { AdminSetUserSettings } from './AdminSetUserSettings.ts'
import { AdminUpdateAuthEventFeedback } from './AdminUpdateAuthEventFeedback.ts'
import { AdminUpdateDeviceStatus } from './AdminUpdateDeviceStatus.ts'
import { AdminUpdateUserAttributes } from './AdminUpdateUserAttributes.ts'
import { AdminUserGlobalSignOut } from './AdminUserGlobalSignOut.ts'
import { AssociateSoftwareToken } from './AssociateSoftwareToken.ts'
import { ChangePassword } from './ChangePassword.ts'
import { CompleteWebAuthnRegistration } from './CompleteWebAuthnRegistration.ts'
import { ConfirmDevice } from './ConfirmDevice.ts'
import { ConfirmForgotPassword } from './ConfirmForgotPassword.ts'
import { ConfirmSignUp } from './ConfirmSignUp.ts'
import { CreateGroup } from './CreateGroup.ts'
import { CreateIdentityProvider } from './CreateIdentityProvider.ts'
import { CreateManagedLoginBranding } from './CreateManagedLoginBranding.ts'
import { CreateResourceServer } from './CreateResourceServer.ts'
import { CreateTerms } from './CreateTerms.ts'
import { CreateUserImportJob } from './CreateUserImportJob.ts'
import { CreateUserPool } from './CreateUserPool.ts'
import { CreateUserPoolClient } from './CreateUserPoolClient.ts'
import { CreateUserPoolDomain } from './CreateUserPoolDomain.ts'
import { CreateUserPoolReplica } from './CreateUserPoolReplica.ts'
import { DeleteGroup } from './DeleteGroup.ts'
import { DeleteIdentityProvider } from './DeleteIdentityProvider.ts'
import { DeleteManagedLoginBranding } from './DeleteManagedLoginBranding.ts'
import { DeleteResourceServer } from './DeleteResourceServer.ts'
import { DeleteTerms } from './DeleteTerms.ts'
import { DeleteUser } from './DeleteUser.ts'
import { DeleteUserAttributes } from './DeleteUserAttributes.ts'
import { DeleteUserPool } from './DeleteUserPool.ts'
import { DeleteUserPoolClient } from './DeleteUserPoolClient.ts'
import { DeleteUserPoolClientSecret } from './DeleteUserPoolClientSecret.ts'
import { DeleteUserPoolDomain } from './DeleteUserPoolDomain.ts'
import { DeleteUserPoolReplica } from './DeleteUserPoolReplica.ts'
import { DeleteWebAuthnCredential } from './DeleteWebAuthnCredential.ts'
import { DescribeIdentityProvider } from './DescribeIdentityProvider.ts'
import { DescribeManagedLoginBranding } from './DescribeManagedLoginBranding.ts'
import { DescribeManagedLoginBrandingByClient } from './DescribeManagedLoginBrandingByClient.ts'
import { DescribeResourceServer } from './DescribeResourceServer.ts'
import { DescribeRiskConfiguration } from './DescribeRiskConfiguration.ts'
import { DescribeTerms } from './DescribeTerms.ts'
import { DescribeTermsByClient } from './DescribeTermsByClient.ts'
import { DescribeUserImportJob } from './DescribeUserImportJob.ts'
import { DescribeUserPool } from './DescribeUserPool.ts'
import { DescribeUserPoolClient } from './DescribeUserPoolClient.ts'
import { DescribeUserPoolDomain } from './DescribeUserPoolDomain.ts'
import { ForgetDevice } from './ForgetDevice.ts'
import { ForgotPassword } from './ForgotPassword.ts'
import { GetCSVHeader } from './GetCSVHeader.ts'
import { GetDevice } from './GetDevice.ts'
import { GetGroup } from './GetGroup.ts'
import { GetIdentityProviderByIdentifier } from './GetIdentityProviderByIdentifier.ts'
import { GetLogDeliveryConfiguration } from './GetLogDeliveryConfiguration.ts'
import { GetProvisionedLimit } from './GetProvisionedLimit.ts'
import { GetSigningCertificate } from './GetSigningCertificate.ts'
import { GetTokensFromRefreshToken } from './GetTokensFromRefreshToken.ts'
import { GetUICustomization } from './GetUICustomization.ts'
import { GetUser } from './GetUser.ts'
import { GetUserAttributeVerificationCode } from './GetUserAttributeVerificationCode.ts'
import { GetUserAuthFactors } from './GetUserAuthFactors.ts'
import { GetUserPoolClientSessionConfiguration } from './GetUserPoolClientSessionConfiguration.ts'
import { GetUserPoolMfaConfig } from './GetUserPoolMfaConfig.ts'
import { GetUserPoolSessionConfiguration } from './GetUserPoolSessionConfiguration.ts'
import { GlobalSignOut } from './GlobalSignOut.ts'
import { InitiateAuth } from './InitiateAuth.ts'
import { ListDevices } from './ListDevices.ts'
import { ListGroups } from './ListGroups.ts'
import { ListIdentityProviders } from './ListIdentityProviders.ts'
import { ListResourceServers } from './ListResourceServers.ts'
import { ListTagsForResource } from './ListTagsForResource.ts'
import { ListTerms } from './ListTerms.ts'
import { ListUserImportJobs } from './ListUserImportJobs.ts'
import { ListUserPoolClientSecrets } from './ListUserPoolClientSecrets.ts'
import { ListUserPoolClients } from './ListUserPoolClients.ts'
import { ListUserPoolReplicas } from './ListUserPoolReplicas.ts'
import { ListUserPools } from './ListUserPools.ts'
import { ListUserSessions } from './ListUserSessions.ts'
import { ListUsers } from './ListUsers.ts'
import { ListUsersInGroup } from './ListUsersInGroup.ts'
import { ListWebAuthnCredentials } from './ListWebAuthnCredentials.ts'
import { ResendConfirmationCode } from './ResendConfirmationCode.ts'
import { RespondToAuthChallenge } from './RespondToAuthChallenge.ts'
import { RevokeToken } from './RevokeToken.ts'
import { RevokeUserSession } from './RevokeUserSession.ts'
import { SetLogDeliveryConfiguration } from './SetLogDeliveryConfiguration.ts'
import { SetRiskConfiguration } from './SetRiskConfiguration.ts'
import { SetUICustomization } from './SetUICustomization.ts'
import { SetUserMFAPreference } from './SetUserMFAPreference.ts'
import { SetUserPoolClientSessionConfiguration } from './SetUserPoolClientSessionConfiguration.ts'
import { SetUserPoolMfaConfig } from './SetUserPoolMfaConfig.ts'
import { SetUserPoolSessionConfiguration } from './SetUserPoolSessionConfiguration.ts'
import { SetUserSettings } from './SetUserSettings.ts'
import { SignUp } from './SignUp.ts'
import { StartUserImportJob } from './StartUserImportJob.ts'
import { StartWebAuthnRegistration } from './StartWebAuthnRegistration.ts'
import { StopUserImportJob } from './StopUserImportJob.ts'
import { TagResource } from './TagResource.ts'
import { UntagResource } from './UntagResource.ts'
import { UpdateAuthEventFeedback } from './UpdateAuthEventFeedback.ts'
import { UpdateDeviceStatus } from './UpdateDeviceStatus.ts'
import { UpdateGroup } from './UpdateGroup.ts'
import { UpdateIdentityProvider } from './UpdateIdentityProvider.ts'
import { UpdateManagedLoginBranding } from './UpdateManagedLoginBranding.ts'
import { UpdateProvisionedLimit } from './UpdateProvisionedLimit.ts'
import { UpdateResourceServer } from './UpdateResourceServer.ts'
import { UpdateTerms } from './UpdateTerms.ts'
import { UpdateUserAttributes } from './UpdateUserAttributes.ts'
import { UpdateUserPool } from './UpdateUserPool.ts'
import { UpdateUserPoolClient } from './UpdateUserPoolClient.ts'
import { UpdateUserPoolDomain } from './UpdateUserPoolDomain.ts'
import { UpdateUserPoolReplica } from './UpdateUserPoolReplica.ts'
import { VerifySoftwareToken } from './VerifySoftwareToken.ts'
import { VerifyUserAttribute } from './VerifyUserAttribute.ts'

export type Operation<O extends OperationName> = (input: Input<O>, context: Context) => Promise<Output<O>>

/** Every simulated operation. A name that AWS knows and this table does not is answered with NotSimulated. */
export const operations: { [O in OperationName]?: Operation<O> } = {
  AddCustomAttributes,
  AddUserPoolClientSecret,
  AdminAddUserToGroup,
  AdminConfirmSignUp,
  AdminCreateUser,
  AdminDeleteSoftwareToken,
  AdminDeleteUser,
  AdminDeleteUserAttributes,
  AdminDisableProviderForUser,
  AdminDisableUser,
  AdminEnableUser,
  AdminForgetDevice,
  AdminGetDevice,
  AdminGetUser,
  AdminGetUserAuthFactors,
  AdminInitiateAuth,
  AdminLinkProviderForUser,
  AdminListDevices,
  AdminListGroupsForUser,
  AdminListUserAuthEvents,
  AdminListUserSessions,
  AdminRemoveUserFromGroup,
  AdminResetUserPassword,
  AdminRespondToAuthChallenge,
  AdminRevokeUserSession,
  AdminSetUserMFAPreference,
  AdminSetUserPassword,
  AdminSetUserSettings,
  AdminUpdateAuthEventFeedback,
  AdminUpdateDeviceStatus,
  AdminUpdateUserAttributes,
  AdminUserGlobalSignOut,
  AssociateSoftwareToken,
  ChangePassword,
  CompleteWebAuthnRegistration,
  ConfirmDevice,
  ConfirmForgotPassword,
  ConfirmSignUp,
  CreateGroup,
  CreateIdentityProvider,
  CreateManagedLoginBranding,
  CreateResourceServer,
  CreateTerms,
  CreateUserImportJob,
  CreateUserPool,
  CreateUserPoolClient,
  CreateUserPoolDomain,
  CreateUserPoolReplica,
  DeleteGroup,
  DeleteIdentityProvider,
  DeleteManagedLoginBranding,
  DeleteResourceServer,
  DeleteTerms,
  DeleteUser,
  DeleteUserAttributes,
  DeleteUserPool,
  DeleteUserPoolClient,
  DeleteUserPoolClientSecret,
  DeleteUserPoolDomain,
  DeleteUserPoolReplica,
  DeleteWebAuthnCredential,
  DescribeIdentityProvider,
  DescribeManagedLoginBranding,
  DescribeManagedLoginBrandingByClient,
  DescribeResourceServer,
  DescribeRiskConfiguration,
  DescribeTerms,
  DescribeTermsByClient,
  DescribeUserImportJob,
  DescribeUserPool,
  DescribeUserPoolClient,
  DescribeUserPoolDomain,
  ForgetDevice,
  ForgotPassword,
  GetCSVHeader,
  GetDevice,
  GetGroup,
  GetIdentityProviderByIdentifier,
  GetLogDeliveryConfiguration,
  GetProvisionedLimit,
  GetSigningCertificate,
  GetTokensFromRefreshToken,
  GetUICustomization,
  GetUser,
  GetUserAttributeVerificationCode,
  GetUserAuthFactors,
  GetUserPoolClientSessionConfiguration,
  GetUserPoolMfaConfig,
  GetUserPoolSessionConfiguration,
  GlobalSignOut,
  InitiateAuth,
  ListDevices,
  ListGroups,
  ListIdentityProviders,
  ListResourceServers,
  ListTagsForResource,
  ListTerms,
  ListUserImportJobs,
  ListUserPoolClientSecrets,
  ListUserPoolClients,
  ListUserPoolReplicas,
  ListUserPools,
  ListUserSessions,
  ListUsers,
  ListUsersInGroup,
  ListWebAuthnCredentials,
  ResendConfirmationCode,
  RespondToAuthChallenge,
  RevokeToken,
  RevokeUserSession,
  SetLogDeliveryConfiguration,
  SetRiskConfiguration,
  SetUICustomization,
  SetUserMFAPreference,
  SetUserPoolClientSessionConfiguration,
  SetUserPoolMfaConfig,
  SetUserPoolSessionConfiguration,
  SetUserSettings,
  SignUp,
  StartUserImportJob,
  StartWebAuthnRegistration,
  StopUserImportJob,
  TagResource,
  UntagResource,
  UpdateAuthEventFeedback,
  UpdateDeviceStatus,
  UpdateGroup,
  UpdateIdentityProvider,
  UpdateManagedLoginBranding,
  UpdateProvisionedLimit,
  UpdateResourceServer,
  UpdateTerms,
  UpdateUserAttributes,
  UpdateUserPool,
  UpdateUserPoolClient,
  UpdateUserPoolDomain,
  UpdateUserPoolReplica,
  VerifySoftwareToken,
  VerifyUserAttribute,
}
