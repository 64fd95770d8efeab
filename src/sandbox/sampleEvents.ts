import type { SceneHandler } from '../simulator/index.ts'

/** What an event of a trigger holds beside its envelope. */
type Sample = { triggerSource: string; request: object; response: object }

const ADA = { email_verified: 'true', email: 'ada@example.com' }
const KNOWN = { sub: '24a8b4c8-6021-70d5-9c0f-4b3a1c2d5e6f', 'cognito:user_status': 'CONFIRMED', ...ADA }
const GROUPS = { groupsToOverride: ['staff'], iamRolesToOverride: [], preferredRole: null }
const ASKED = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'CODE-314159' }

/**
 * An event of each trigger to begin a test with, as the guide shows them.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
const SAMPLES: Record<string, Sample> = {
  PreSignUp: {
    triggerSource: 'PreSignUp_SignUp',
    request: { userAttributes: { email: 'ada@example.com' }, validationData: null },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  },
  CustomMessage: {
    triggerSource: 'CustomMessage_SignUp',
    request: {
      userAttributes: { ...KNOWN, 'cognito:user_status': 'UNCONFIRMED', email_verified: 'false' },
      codeParameter: '{####}',
      linkParameter: '{##Click Here##}',
      usernameParameter: null,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  },
  PostConfirmation: {
    triggerSource: 'PostConfirmation_ConfirmSignUp',
    request: { userAttributes: KNOWN },
    response: {},
  },
  UserMigration: {
    triggerSource: 'UserMigration_Authentication',
    request: { password: 'Compiler-1952', validationData: null },
    response: {
      userAttributes: null,
      finalUserStatus: null,
      messageAction: null,
      desiredDeliveryMediums: null,
      forceAliasCreation: null,
      enableSMSMFA: null,
    },
  },
  PreAuthentication: {
    triggerSource: 'PreAuthentication_Authentication',
    request: { userAttributes: KNOWN, validationData: null },
    response: {},
  },
  PostAuthentication: {
    triggerSource: 'PostAuthentication_Authentication',
    request: { userAttributes: KNOWN, newDeviceUsed: false },
    response: {},
  },
  PreTokenGeneration: {
    triggerSource: 'TokenGeneration_Authentication',
    request: { userAttributes: KNOWN, groupConfiguration: GROUPS, scopes: ['aws.cognito.signin.user.admin'] },
    response: { claimsAndScopeOverrideDetails: null },
  },
  DefineAuthChallenge: {
    triggerSource: 'DefineAuthChallenge_Authentication',
    request: { userAttributes: KNOWN, session: [ASKED] },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  },
  CreateAuthChallenge: {
    triggerSource: 'CreateAuthChallenge_Authentication',
    request: { userAttributes: KNOWN, challengeName: 'CUSTOM_CHALLENGE', session: [] },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  },
  VerifyAuthChallengeResponse: {
    triggerSource: 'VerifyAuthChallengeResponse_Authentication',
    request: {
      userAttributes: KNOWN,
      privateChallengeParameters: { code: '314159' },
      challengeAnswer: '314159',
    },
    response: { answerCorrect: null },
  },
}

const VERSIONS = { V1_0: '1', V2_0: '2', V3_0: '3' }

/** An event to test a handler with before Cognito has sent one. */
export function sampleEvent(
  { trigger, version = 'V1_0' }: SceneHandler,
  env: Record<string, string>,
): object {
  const { triggerSource, request, response } = SAMPLES[trigger] ?? {
    triggerSource: trigger,
    request: {},
    response: {},
  }
  return {
    version: VERSIONS[version],
    triggerSource,
    region: env.AWS_REGION ?? 'us-east-1',
    userPoolId: env.USER_POOL_ID ?? 'us-east-1_EXAMPLE',
    userName: trigger === 'UserMigration' ? 'grace' : 'ada',
    callerContext: {
      awsSdkVersion: 'aws-sdk-unknown-unknown',
      clientId: env.CLIENT_ID ?? '1example23456789',
    },
    request,
    response,
  }
}
