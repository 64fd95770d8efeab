import { expect, test } from 'vitest'
import { opened } from '../emulator/opened.ts'
import { isThere, printed } from './overHttp.ts'

const hasBoto3 = isThere('/usr/bin/python3', ['-c', 'import boto3'], 'python3-boto3')

const PROGRAM = `
import boto3, json, sys, urllib.request
url = sys.argv[1]
idp = boto3.client('cognito-idp', endpoint_url=url)
pool = idp.create_user_pool(PoolName='shop', AutoVerifiedAttributes=['email'])['UserPool']['Id']
flows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
made = idp.create_user_pool_client(UserPoolId=pool, ClientName='web', ExplicitAuthFlows=flows, GenerateSecret=False)
client = made['UserPoolClient']['ClientId']
email = [{'Name': 'email', 'Value': 'ada@example.com'}]
idp.sign_up(ClientId=client, Username='ada', Password='Analytical-1843', UserAttributes=email)
def sign_in():
    given = {'USERNAME': 'ada', 'PASSWORD': 'Analytical-1843'}
    return idp.initiate_auth(ClientId=client, AuthFlow='USER_PASSWORD_AUTH', AuthParameters=given)
refused = None
try:
    sign_in()
except idp.exceptions.UserNotConfirmedException as error:
    refused = error.response['Error']
messages = json.load(urllib.request.urlopen(url + '/_emulator/messages'))['messages']
idp.confirm_sign_up(ClientId=client, Username='ada', ConfirmationCode=messages[0]['code'])
token = sign_in()['AuthenticationResult']['AccessToken']
pages = idp.get_paginator('list_users').paginate(UserPoolId=pool)
admin = idp.admin_get_user(UserPoolId=pool, Username='ada')
print(json.dumps({
    'refused': refused,
    'user': idp.get_user(AccessToken=token)['Username'],
    'users': [user['Username'] for page in pages for user in page['Users']],
    'status': admin['UserStatus'],
    'created': admin['UserCreateDate'].isoformat(),
    'requestId': len(admin['ResponseMetadata']['RequestId']),
    'pool': pool,
}))
`

test.skipIf(!hasBoto3)('boto3: a pool, a client, a user from sign-up to its tokens', async () => {
  const { url } = await opened()
  const told = JSON.parse(await printed('/usr/bin/python3', ['-c', PROGRAM, url]))
  expect(told).toMatchObject({
    refused: { Code: 'UserNotConfirmedException', Message: 'User is not confirmed.' },
    user: 'ada',
    users: ['ada'],
    status: 'CONFIRMED',
    requestId: 36,
  })
  expect(told.pool).toMatch(/^eu-west-1_/)
  expect(Date.now() - Date.parse(told.created)).toBeLessThan(120_000)
})

/** How the operations end that are refused what the sweep gives them: no answer to a challenge, no device, no plan for it. */
const REFUSED = {
  AddCustomAttributes: 'InvalidParameterException',
  AdminDisableProviderForUser: 'UserNotFoundException',
  AdminForgetDevice: 'ResourceNotFoundException',
  AdminGetDevice: 'ResourceNotFoundException',
  AdminListUserAuthEvents: 'UserPoolAddOnNotEnabledException',
  AdminResetUserPassword: 'InvalidParameterException',
  AdminRespondToAuthChallenge: 'InvalidParameterException',
  AdminSetUserSettings: 'InvalidParameterException',
  AdminUpdateAuthEventFeedback: 'UserPoolAddOnNotEnabledException',
  AdminUpdateDeviceStatus: 'ResourceNotFoundException',
  AssociateSoftwareToken: 'SoftwareTokenMFANotFoundException',
  ConfirmDevice: 'InvalidParameterException',
  ConfirmForgotPassword: 'ExpiredCodeException',
  ConfirmSignUp: 'NotAuthorizedException',
  CreateIdentityProvider: 'InvalidParameterException',
  CreateUserPoolDomain: 'InvalidParameterException',
  DescribeRiskConfiguration: 'UserPoolAddOnNotEnabledException',
  ForgetDevice: 'InvalidParameterException',
  GetDevice: 'InvalidParameterException',
  GetIdentityProviderByIdentifier: 'ResourceNotFoundException',
  ResendConfirmationCode: 'InvalidParameterException',
  RespondToAuthChallenge: 'InvalidParameterException',
  SetRiskConfiguration: 'UserPoolAddOnNotEnabledException',
  SetUserSettings: 'InvalidParameterException',
  StartUserImportJob: 'PreconditionNotMetException',
  StopUserImportJob: 'PreconditionNotMetException',
  UpdateAuthEventFeedback: 'UserPoolAddOnNotEnabledException',
  UpdateDeviceStatus: 'ResourceNotFoundException',
  UpdateUserPoolDomain: 'InvalidParameterException',
  VerifySoftwareToken: 'SoftwareTokenMFANotFoundException',
  VerifyUserAttribute: 'CodeMismatchException',
}

test.skipIf(!hasBoto3)(
  'boto3: every operation that it knows is answered as its own model has it',
  async () => {
    const { url } = await opened()
    const program = ['test/conformance/everyOperation.py', url]
    const told: Record<string, string> = JSON.parse(await printed('/usr/bin/python3', program))
    expect(Object.keys(told).length).toBeGreaterThanOrEqual(101)
    expect(Object.entries(told).filter(([, end]) => end.endsWith('(not listed)'))).toEqual([])
    // A newer boto3 knows more of them.
    expect(Object.entries(told).filter(([, end]) => end === 'ok').length).toBeGreaterThanOrEqual(70)
    expect(told).toMatchObject(REFUSED)
  },
)
