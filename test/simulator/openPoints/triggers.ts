import {
  AdminCreateUserCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { answers, firedByLastCall, runsOfLastCall, throws, withFunctions } from '../../functions.ts'
import { ada, type LambdaEvent } from '../../world.ts'
import { attributes, confirm, confirmed, signedIn, signIn, signUp } from '../userPools/steps.ts'
import { heard, type Rows } from './row.ts'

const unchanged = (event: LambdaEvent) => event
const FAILS = 'UserLambdaValidationException: PostConfirmation failed with error no.'
const UNRECOGNIZABLE = 'InvalidLambdaResponseException: Unrecognizable lambda output'
const known = answers({
  userAttributes: { email: ada.email, email_verified: 'true' },
  finalUserStatus: 'CONFIRMED',
  messageAction: 'SUPPRESS',
})
const custom = (event: LambdaEvent) => ({ ...event, response: { failAuthentication: true } })

export const triggers: Rows = {
  'OP-108': {
    settings: withFunctions({ PreAuthentication: unchanged }),
    async look(here) {
      await signUp()(here)
      await heard(signIn()(here))
      return firedByLastCall(here)
    },
    shows: { built: [], always: ['PreAuthentication_Authentication'] },
  },
  'OP-221': {
    settings: withFunctions({ PreTokenGeneration: unchanged }),
    async look(here) {
      const { RefreshToken } = await signedIn(here)
      await here.cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId: here.ClientId, RefreshToken }))
      return firedByLastCall(here)
    },
    shows: { built: ['TokenGeneration_RefreshTokens'], authentication: ['TokenGeneration_Authentication'] },
  },
  'OP-223': {
    settings: withFunctions({
      PreTokenGeneration: answers({ claimsOverrideDetails: { claimsToSuppress: ['sub'] } }),
    }),
    look: async (here) => {
      await confirmed(here)
      const call = signIn()(here)
      const said = await heard(call)
      return said === 'accepted' ? Object.keys(decodeJwt((await call).IdToken)).includes('sub') : said
    },
    shows: { built: true, refused: UNRECOGNIZABLE },
  },
  'OP-224': {
    settings: withFunctions({ PostConfirmation: throws('no') }),
    async look(here) {
      await signUp()(here)
      return [await heard(confirm()(here)), here.user('ada')!.UserStatus]
    },
    shows: { built: [FAILS, 'CONFIRMED'], unconfirmed: [FAILS, 'UNCONFIRMED'] },
  },
  'OP-225': {
    settings: withFunctions({ CustomMessage: unchanged }),
    async look(here) {
      await here.cognito.send(
        new AdminCreateUserCommand({
          UserPoolId: here.UserPoolId,
          Username: 'ada',
          UserAttributes: attributes({ email: ada.email }),
          DesiredDeliveryMediums: ['EMAIL'],
          ClientMetadata: { of: 'AdminCreateUser' },
        }),
      )
      const [run] = runsOfLastCall(here)
      return (run!.event.request as { clientMetadata?: unknown }).clientMetadata
    },
    shows: { built: undefined, passed: { of: 'AdminCreateUser' } },
  },
  'OP-226': {
    settings: {
      ...withFunctions({ PreAuthentication: unchanged, DefineAuthChallenge: custom }),
      client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] },
    },
    async look(here) {
      await confirmed(here)
      const { cognito, ClientId } = here
      const AuthParameters = { USERNAME: 'ada' }
      await heard(
        cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters })),
      )
      return firedByLastCall(here)
    },
    shows: {
      built: ['PreAuthentication_Authentication', 'DefineAuthChallenge_Authentication'],
      'not-run': ['DefineAuthChallenge_Authentication'],
    },
  },
  'OP-227': {
    settings: withFunctions({ UserMigration: known, PreSignUp: unchanged }),
    async look(here) {
      const { cognito, ClientId } = here
      await cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'ada' }))
      return firedByLastCall(here)
    },
    shows: {
      built: ['UserMigration_ForgotPassword', 'PreSignUp_AdminCreateUser'],
      'not-run': ['UserMigration_ForgotPassword'],
      'as-sign-up': ['UserMigration_ForgotPassword', 'PreSignUp_SignUp'],
    },
  },
  'OP-507': {
    settings: withFunctions({ PreSignUp: answers({ autoConfirmUser: true }), PostConfirmation: unchanged }),
    async look(here) {
      await signUp()(here)
      return firedByLastCall(here)
    },
    shows: {
      built: ['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp'],
      'not-run': ['PreSignUp_SignUp'],
    },
  },
  'OP-623': {
    settings: withFunctions({ CustomMessage: answers({ emailMessage: 'Welcome!' }) }),
    look: async (here) => [await heard(signUp()(here)), here.inbox()[0]?.body.replace(/\d{6}/, '…')],
    shows: {
      built: ['accepted', 'Your confirmation code is …'],
      refused: ['InvalidParameterException', undefined],
    },
  },
  'OP-624': {
    settings: withFunctions({ CustomEmailSender: throws('no') }),
    look: async (here) => heard(signUp()(here)),
    shows: {
      built: 'CodeDeliveryFailureException',
      'as-other-functions': 'UserLambdaValidationException: CustomEmailSender failed with error no.',
    },
  },
}
