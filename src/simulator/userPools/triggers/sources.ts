import type { Trigger } from '../pools/triggers.ts'

/**
 * The trigger of each `triggerSource`: what an event says about why its function runs.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export const SOURCES = {
  PreSignUp_SignUp: 'PreSignUp',
  PreSignUp_AdminCreateUser: 'PreSignUp',
  PreSignUp_ExternalProvider: 'PreSignUp',
  PostConfirmation_ConfirmSignUp: 'PostConfirmation',
  PostConfirmation_ConfirmForgotPassword: 'PostConfirmation',
  PreAuthentication_Authentication: 'PreAuthentication',
  PostAuthentication_Authentication: 'PostAuthentication',
  TokenGeneration_HostedAuth: 'PreTokenGeneration',
  TokenGeneration_ClientCredentials: 'PreTokenGeneration',
  TokenGeneration_Authentication: 'PreTokenGeneration',
  TokenGeneration_NewPasswordChallenge: 'PreTokenGeneration',
  TokenGeneration_AuthenticateDevice: 'PreTokenGeneration',
  TokenGeneration_RefreshTokens: 'PreTokenGeneration',
  InboundFederation_ExternalProvider: 'InboundFederation',
  CustomMessage_SignUp: 'CustomMessage',
  CustomMessage_AdminCreateUser: 'CustomMessage',
  CustomMessage_ResendCode: 'CustomMessage',
  CustomMessage_ForgotPassword: 'CustomMessage',
  CustomMessage_UpdateUserAttribute: 'CustomMessage',
  CustomMessage_VerifyUserAttribute: 'CustomMessage',
  CustomMessage_Authentication: 'CustomMessage',
  UserMigration_Authentication: 'UserMigration',
  UserMigration_ForgotPassword: 'UserMigration',
  DefineAuthChallenge_Authentication: 'DefineAuthChallenge',
  CreateAuthChallenge_Authentication: 'CreateAuthChallenge',
  VerifyAuthChallengeResponse_Authentication: 'VerifyAuthChallengeResponse',
  CustomEmailSender_SignUp: 'CustomEmailSender',
  CustomEmailSender_AdminCreateUser: 'CustomEmailSender',
  CustomEmailSender_ResendCode: 'CustomEmailSender',
  CustomEmailSender_ForgotPassword: 'CustomEmailSender',
  CustomEmailSender_UpdateUserAttribute: 'CustomEmailSender',
  CustomEmailSender_VerifyUserAttribute: 'CustomEmailSender',
  CustomEmailSender_Authentication: 'CustomEmailSender',
  CustomEmailSender_AccountTakeOverNotification: 'CustomEmailSender',
  CustomSMSSender_SignUp: 'CustomSMSSender',
  CustomSMSSender_AdminCreateUser: 'CustomSMSSender',
  CustomSMSSender_ResendCode: 'CustomSMSSender',
  CustomSMSSender_ForgotPassword: 'CustomSMSSender',
  CustomSMSSender_UpdateUserAttribute: 'CustomSMSSender',
  CustomSMSSender_VerifyUserAttribute: 'CustomSMSSender',
  CustomSMSSender_Authentication: 'CustomSMSSender',
} as const satisfies Record<string, Trigger>

export type TriggerSource = keyof typeof SOURCES

/** The sources of one trigger. */
export type SourceOf<T extends Trigger> = {
  [S in TriggerSource]: (typeof SOURCES)[S] extends T ? S : never
}[TriggerSource]
