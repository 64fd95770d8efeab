import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  AdminDeleteUserAttributesCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { ada } from '../../world.ts'
import { attributes, attributesOf, confirm, signUp } from '../userPools/steps.ts'
import { heard, type Here, type Rows } from './row.ts'

const update = ({ cognito, UserPoolId }: Here, values: Record<string, string>) =>
  cognito.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId,
      Username: 'ada',
      UserAttributes: attributes(values),
    }),
  )

const invite = ({ cognito, UserPoolId }: Here, Username: string, values: Record<string, string> = {}) =>
  cognito.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes: attributes(values) }))

export const users: Rows = {
  'OP-109': {
    async look(here) {
      await signUp()(here)
      return here.user('ada')!.sub
    },
    shows: {
      built: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{12}$/),
      'uuid-v4': expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
    },
  },
  'OP-110': {
    settings: { pool: { AutoVerifiedAttributes: ['phone_number'] } },
    look: async (here) =>
      (await signUp('ada', { phone_number: '+441818118181' })(here)).CodeDeliveryDetails?.Destination,
    shows: { built: '+********8181', 'seven-stars': '+*******8181' },
  },
  'OP-111': {
    settings: { pool: { AliasAttributes: ['email'] } },
    async look(here) {
      const { cognito, UserPoolId } = here
      await invite(here, 'ada', { email: ada.email, email_verified: 'True' })
      // Verified it is all the same: she is found by the address.
      const { UserAttributes } = await cognito.send(
        new AdminGetUserCommand({ UserPoolId, Username: ada.email }),
      )
      return UserAttributes!.find(({ Name }) => Name === 'email_verified')!.Value
    },
    shows: { built: 'true', 'as-sent': 'True' },
  },
  'OP-112': {
    settings: {
      pool: { Schema: [{ Name: 'badge', AttributeDataType: 'String', Mutable: false }] },
    },
    async look(here) {
      await signUp()(here)
      return heard(update(here, { 'custom:badge': '7' }))
    },
    shows: {
      built: 'InvalidParameterException: user.custom:badge: Attribute cannot be updated.',
      'one-text': 'InvalidParameterException: Cannot modify the non-mutable attribute custom:badge',
    },
  },
  'OP-113': {
    settings: { pool: { Schema: [{ Name: 'email', Required: true }] } },
    async look(here) {
      const { cognito, UserPoolId } = here
      await signUp()(here)
      const heardOf = await heard(
        cognito.send(
          new AdminDeleteUserAttributesCommand({
            UserPoolId,
            Username: 'ada',
            UserAttributeNames: ['email'],
          }),
        ),
      )
      return [heardOf, attributesOf(here, 'ada').email]
    },
    shows: {
      built: [
        'InvalidParameterException: Attributes did not conform to the schema: email: The attribute is required',
        ada.email,
      ],
      allowed: ['accepted', undefined],
    },
  },
  'OP-115': {
    settings: { pool: { AliasAttributes: ['email'] } },
    async look(here) {
      await signUp()(here)
      await confirm()(here)
      await signUp('grace')(here)
      return heard(confirm('grace')(here))
    },
    shows: {
      built: 'AliasExistsException: An account with the given email already exists.',
      'documented-text': 'AliasExistsException: An account with the email already exists.',
    },
  },
  'OP-153': {
    async look({ cognito, UserPoolId }) {
      const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }))
      return UserPool!.SchemaAttributes!.at(-1)!.Name
    },
    shows: { built: 'identities', absent: 'updated_at' },
  },
  'OP-159': {
    async look(here) {
      const ended = await heard(invite(here, 'ada', { email: ada.email }))
      return [ended, here.user('ada')!.UserStatus, here.inbox()[0]?.to]
    },
    shows: {
      built: ['accepted', 'FORCE_CHANGE_PASSWORD', undefined],
      refused: ['CodeDeliveryFailureException', 'FORCE_CHANGE_PASSWORD', undefined],
      'mail-instead': ['accepted', 'FORCE_CHANGE_PASSWORD', ada.email],
    },
  },
  'OP-161': {
    settings: { pool: { UsernameAttributes: ['email'] } },
    async look(here) {
      await signUp(ada.email, {})(here)
      return heard(signUp(ada.email, {})(here))
    },
    shows: {
      built: 'UsernameExistsException: An account with the given email already exists.',
      'one-text': 'UsernameExistsException: User already exists',
    },
  },
}
