"""Calls every operation that this boto3 knows against the emulator, with what its own model requires and little more.

Prints JSON: for each operation 'ok', or the exception's code and whether boto3's model lists it for the operation.
"""
import boto3, json, sys, urllib.request
from botocore.exceptions import ClientError

url = sys.argv[1]
idp = boto3.client('cognito-idp', endpoint_url=url)
model = idp.meta.service_model

flows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
pool = idp.create_user_pool(
    PoolName='shop', AutoVerifiedAttributes=['email'],
    DeviceConfiguration={'ChallengeRequiredOnNewDevice': False})['UserPool']
made = idp.create_user_pool_client(UserPoolId=pool['Id'], ClientName='web', ExplicitAuthFlows=flows)
client = made['UserPoolClient']['ClientId']


def person(name):
    idp.sign_up(ClientId=client, Username=name, Password='Analytical-1843',
                UserAttributes=[{'Name': 'email', 'Value': name + '@example.com'}])
    messages = json.load(urllib.request.urlopen(url + '/_emulator/messages'))['messages']
    return messages[0]['code']


def tokens():
    given = {'USERNAME': 'ada', 'PASSWORD': 'Analytical-1843'}
    return idp.initiate_auth(ClientId=client, AuthFlow='USER_PASSWORD_AUTH', AuthParameters=given)['AuthenticationResult']


idp.confirm_sign_up(ClientId=client, Username='ada', ConfirmationCode=person('ada'))
idp.create_group(UserPoolId=pool['Id'], GroupName='staff')
idp.create_resource_server(UserPoolId=pool['Id'], Identifier='api', Name='api')
idp.create_identity_provider(
    UserPoolId=pool['Id'], ProviderName='Work', ProviderType='OIDC', ProviderDetails={
        'client_id': 'a', 'client_secret': 'b', 'attributes_request_method': 'GET',
        'oidc_issuer': 'https://work.example', 'authorize_scopes': 'openid'})
idp.create_user_pool_domain(UserPoolId=pool['Id'], Domain='deep-end')
job = idp.create_user_import_job(
    UserPoolId=pool['Id'], JobName='first', CloudWatchLogsRoleArn='arn:aws:iam::123456789012:role/logs')['UserImportJob']
held = tokens()

# Members by name; the rest is filled in by its shape.
KNOWN = {
    'UserPoolId': pool['Id'], 'ClientId': client, 'Username': 'ada', 'GroupName': 'staff', 'Identifier': 'api',
    'ResourceServerId': 'api', 'ProviderName': 'Work', 'Domain': 'deep-end', 'JobId': job['JobId'],
    'AccessToken': held['AccessToken'], 'RefreshToken': held['RefreshToken'], 'Token': held['RefreshToken'],
    'Password': 'Analytical-1843', 'PreviousPassword': 'Analytical-1843', 'ProposedPassword': 'Analytical-1844',
    'ConfirmationCode': '000000', 'UserCode': '000000', 'Code': '000000', 'ResourceArn': pool['Arn'],
    'CloudWatchLogsRoleArn': 'arn:aws:iam::123456789012:role/logs', 'CertificateArn':
    'arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111',
    'AuthFlow': 'USER_PASSWORD_AUTH', 'AttributeName': 'email', 'UserAttributeNames': ['nickname'],
    'DeviceKey': held['NewDeviceMetadata']['DeviceKey'], 'TagKeys': ['team'], 'Tags': {'team': 'deep'},
    'UserAttributes': [{'Name': 'nickname', 'Value': 'Countess'}], 'EventId': '11111111-1111-1111-1111-111111111111',
}
# What a call needs beside what its model requires, or other than the names above say.
ALSO = {
    'AdminInitiateAuth': {'AuthFlow': 'ADMIN_USER_PASSWORD_AUTH',
                          'AuthParameters': {'USERNAME': 'ada', 'PASSWORD': 'Analytical-1843'}},
    'InitiateAuth': {'AuthParameters': {'USERNAME': 'ada', 'PASSWORD': 'Analytical-1843'}},
    'AdminCreateUser': {'Username': 'grace', 'MessageAction': 'SUPPRESS'},
    'AdminConfirmSignUp': {'Username': 'bob'}, 'ResendConfirmationCode': {'Username': 'bob'},
    'SignUp': {'Username': 'eve'}, 'CreateGroup': {'GroupName': 'guests'}, 'CreateResourceServer': {'Identifier': 'more'},
    'CreateIdentityProvider': {'ProviderName': 'Play', 'ProviderType': 'Google', 'ProviderDetails': {
        'client_id': 'a', 'client_secret': 'b', 'authorize_scopes': 'openid'}},
    'CreateUserPoolDomain': {'Domain': 'deep-end-two'}, 'AdminDeleteUser': {'Username': 'grace'},
    'AdminDeleteUserAttributes': {'UserAttributeNames': ['nickname']},
    'AssociateSoftwareToken': {'AccessToken': held['AccessToken']},
    'VerifySoftwareToken': {'AccessToken': held['AccessToken']},
    'AdminLinkProviderForUser': {
        'DestinationUser': {'ProviderName': 'Cognito', 'ProviderAttributeValue': 'ada'},
        'SourceUser': {'ProviderName': 'Work', 'ProviderAttributeName': 'Cognito_Subject', 'ProviderAttributeValue': '1'}},
    'AdminDisableProviderForUser': {
        'User': {'ProviderName': 'Work', 'ProviderAttributeName': 'Cognito_Subject', 'ProviderAttributeValue': '1'}},
    'GetIdentityProviderByIdentifier': {'IdpIdentifier': 'nobody.example'},
    'UpdateUserPool': {'AutoVerifiedAttributes': ['email'],
                       'DeviceConfiguration': {'ChallengeRequiredOnNewDevice': False}},
    'AdminSetUserPassword': {'Permanent': True},
    'UpdateUserPoolClient': {'ExplicitAuthFlows': flows},
    'AdminResetUserPassword': {'Username': 'bob'}, 'AdminDisableUser': {'Username': 'bob'},
    'SetRiskConfiguration': {'CompromisedCredentialsRiskConfiguration': {'Actions': {'EventAction': 'NO_ACTION'}}},
}
# These take away what others need.
LAST = ['ForgetDevice', 'AdminForgetDevice', 'RevokeToken', 'AdminUserGlobalSignOut', 'GlobalSignOut', 'ChangePassword',
        'AdminResetUserPassword', 'AdminDisableUser', 'DeleteUserAttributes', 'DeleteUser', 'DeleteGroup', 'DeleteResourceServer',
        'DeleteIdentityProvider', 'DeleteUserPoolDomain', 'DeleteUserPoolClient', 'DeleteUserPool']


def filled(shape, name=''):
    if name in KNOWN:
        return KNOWN[name]
    kind = shape.type_name
    if kind == 'structure':
        return {each: filled(shape.members[each], each) for each in shape.required_members}
    if kind == 'list':
        return [filled(shape.member)]
    if kind == 'map':
        return {}
    if kind == 'string':
        return shape.enum[0] if shape.enum else 'word'
    return {'boolean': True, 'integer': 1, 'timestamp': 0, 'blob': b'word'}.get(kind, 1)


person('bob')
names = sorted(model.operation_names, key=lambda name: (LAST.index(name) if name in LAST else -1, name))
told = {}
for name in names:
    if name in ('GlobalSignOut', 'ChangePassword'):
        KNOWN.update(AccessToken=tokens()['AccessToken'])
    operation = model.operation_model(name)
    shape = operation.input_shape
    given = {} if shape is None else {each: filled(shape.members[each], each) for each in shape.required_members}
    given.update(ALSO.get(name, {}))
    try:
        idp._make_api_call(name, given)
        told[name] = 'ok'
    except ClientError as error:
        code = error.response['Error']['Code']
        listed = code in [each.name for each in operation.error_shapes]
        told[name] = code if listed else code + ' (not listed)'
print(json.dumps(told))
