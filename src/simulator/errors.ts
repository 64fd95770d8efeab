/**
 * What AWS answers when it refuses: the exception's name and AWS's words, each text in one place.
 * Sources per text: Amazon Cognito API Reference and public records of real answers; the fidelity table shows which.
 */
export class AwsException extends Error {
  override readonly name: string
  /** HTTP status: 400 for every client error of the JSON protocol (OP-101). */
  readonly status: number

  constructor(name: string, message: string, status = 400) {
    super(message)
    this.name = name
    this.status = status
  }
}

const exception =
  (name: string, status = 400) =>
  (message = '') =>
    new AwsException(name, message, status)

export const AliasExistsException = exception('AliasExistsException')
export const CodeDeliveryFailureException = exception('CodeDeliveryFailureException')
export const CodeMismatchException = exception('CodeMismatchException')
export const DeviceKeyExistsException = exception('DeviceKeyExistsException')
export const DuplicateProviderException = exception('DuplicateProviderException')
export const EnableSoftwareTokenMFAException = exception('EnableSoftwareTokenMFAException')
export const ExpiredCodeException = exception('ExpiredCodeException')
export const FeatureUnavailableInTierException = exception('FeatureUnavailableInTierException')
export const GroupExistsException = exception('GroupExistsException')
export const IncompleteSignatureException = exception('IncompleteSignatureException')
export const InternalErrorException = exception('InternalErrorException', 500)
export const InvalidLambdaResponseException = exception('InvalidLambdaResponseException')
export const InvalidOAuthFlowException = exception('InvalidOAuthFlowException')
export const InvalidParameterException = exception('InvalidParameterException')
export const InvalidPasswordException = exception('InvalidPasswordException')
export const InvalidSignatureException = exception('InvalidSignatureException')
export const InvalidUserPoolConfigurationException = exception('InvalidUserPoolConfigurationException')
export const LimitExceededException = exception('LimitExceededException')
export const ManagedLoginBrandingExistsException = exception('ManagedLoginBrandingExistsException')
export const MissingAuthenticationTokenException = exception('MissingAuthenticationTokenException')
export const NotAuthorizedException = exception('NotAuthorizedException')
export const PasswordHistoryPolicyViolationException = exception('PasswordHistoryPolicyViolationException')
export const PasswordResetRequiredException = exception('PasswordResetRequiredException')
export const PreconditionNotMetException = exception('PreconditionNotMetException')
export const RefreshTokenReuseException = exception('RefreshTokenReuseException')
export const ResourceNotFoundException = exception('ResourceNotFoundException')
export const ScopeDoesNotExistException = exception('ScopeDoesNotExistException')
export const SerializationException = exception('SerializationException')
export const TermsExistsException = exception('TermsExistsException')
export const TierChangeNotAllowedException = exception('TierChangeNotAllowedException')
export const TooManyFailedAttemptsException = exception('TooManyFailedAttemptsException')
export const TooManyRequestsException = exception('TooManyRequestsException')
export const UnauthorizedException = exception('UnauthorizedException')
export const SoftwareTokenMFANotFoundException = exception('SoftwareTokenMFANotFoundException')
export const UnexpectedLambdaException = exception('UnexpectedLambdaException')
export const UnknownOperationException = exception('UnknownOperationException')
export const UnsupportedOperationException = exception('UnsupportedOperationException')
export const UnsupportedTokenTypeException = exception('UnsupportedTokenTypeException')
export const UnsupportedUserStateException = exception('UnsupportedUserStateException')
export const UserImportInProgressException = exception('UserImportInProgressException')
export const UserLambdaValidationException = exception('UserLambdaValidationException')
export const UserNotConfirmedException = exception('UserNotConfirmedException')
export const UserNotFoundException = exception('UserNotFoundException')
export const UserPoolAddOnNotEnabledException = exception('UserPoolAddOnNotEnabledException')
export const UsernameExistsException = exception('UsernameExistsException')
export const WebAuthnChallengeNotFoundException = exception('WebAuthnChallengeNotFoundException')
export const WebAuthnClientMismatchException = exception('WebAuthnClientMismatchException')
export const WebAuthnConfigurationMissingException = exception('WebAuthnConfigurationMissingException')
export const WebAuthnCredentialNotSupportedException = exception('WebAuthnCredentialNotSupportedException')
export const WebAuthnNotEnabledException = exception('WebAuthnNotEnabledException')
export const WebAuthnOriginNotAllowedException = exception('WebAuthnOriginNotAllowedException')
export const WebAuthnRelyingPartyMismatchException = exception('WebAuthnRelyingPartyMismatchException')

/** Ours, never AWS's: what the simulator does not know, it says so. */
export const NotSimulated = (what: string) =>
  exception('NotSimulated')(`${what} is not simulated yet. See the fidelity table.`)

export const noSuchPool = (id: string) => ResourceNotFoundException(`User pool ${id} does not exist.`)
export const noSuchClient = (id: string) =>
  ResourceNotFoundException(`User pool client ${id} does not exist.`)
export const userDoesNotExist = () => UserNotFoundException('User does not exist.')
export const noSuchUsername = () => UserNotFoundException('Username/client id combination not found.')
export const invalidSession = () => NotAuthorizedException('Invalid session for the user.')
export const wrongCredentials = () => NotAuthorizedException('Incorrect username or password.')
export const userIsDisabled = () => NotAuthorizedException('User is disabled.')
export const passwordResetRequired = () =>
  PasswordResetRequiredException('Password reset required for the user')
export const noUsableCode = () => ExpiredCodeException('Invalid code provided, please request a code again.')
export const wrongCode = () => CodeMismatchException('Invalid verification code provided, please try again.')
export const unrecognizableOutput = () => InvalidLambdaResponseException('Unrecognizable lambda output')
export const missingParameter = (name: string) =>
  InvalidParameterException(`Missing required parameter ${name}`)
export const invalidAccessToken = () => NotAuthorizedException('Invalid Access Token')
export const invalidRefreshToken = () => NotAuthorizedException('Invalid Refresh Token.')
/** Our words (OP-119). */
export const termsExist = (name: string) =>
  TermsExistsException(`The app client has a document named ${name} already.`)
