import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { expect } from 'vitest'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { basic, openSite, type Heard } from './site.ts'

const door = await openDoor()
const site = await openSite(door)
const { ClientId } = site
const confidential = await site.newClient({ GenerateSecret: true })
const refusal = ({ status, json }: Heard) => [status, json]
const DONE = [200, '']
const said = ({ status, text }: Heard) => [status, text]

check('R1', 'no method but POST: 405', async () => {
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const { status, headers } = await site.ask('/oauth2/revoke?token=x', { method })
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
  }
})

check('R2', 'a refresh token: 200, and an empty body', async () => {
  const { refresh_token } = await site.tokensFor()
  expect(said(await site.revoke({ token: refresh_token }))).toEqual(DONE)
  expect(said(await site.revoke({ token: refresh_token, token_type_hint: 'access_token' }))).toEqual(DONE)
})

check('R2', 'with a secret, by Basic and in the form', async () => {
  const { ClientId: client_id, ClientSecret } = confidential
  const tokens = async () =>
    (
      await site.exchange(
        await site.codeFor({ client_id }),
        { client_id: undefined },
        basic(client_id, ClientSecret),
      )
    ).json as { refresh_token: string }
  const { refresh_token: token } = await tokens()
  const headers = basic(client_id, ClientSecret)
  expect(said(await site.ask('/oauth2/revoke', { form: { token }, headers }))).toEqual(DONE)
  const { refresh_token: second } = await tokens()
  expect(said(await site.revoke({ token: second, client_id, client_secret: ClientSecret }))).toEqual(DONE)
})

check('R3', 'the same again, or a token that nobody knows: 200', async () => {
  const { refresh_token } = await site.tokensFor()
  for (const token of [refresh_token, refresh_token, 'nobody.knows.it', 'x']) {
    expect(said(await site.revoke({ token }))).toEqual(DONE)
  }
})

differs('R4', 'access-tokens-stay', 'an access or ID token: unsupported_token_type', async () => {
  const { access_token, id_token } = await site.tokensFor()
  for (const token of [access_token, id_token]) {
    expect(refusal(await site.revoke({ token }))).toEqual([400, { error: 'unsupported_token_type' }])
  }
  expect((await site.userInfo(access_token)).status).toBe(200)
})

check('R5', 'no token, an empty one, two, or no form: invalid_request', async () => {
  const INVALID = [400, { error: 'invalid_request' }]
  for (const token of [undefined, '']) expect(refusal(await site.revoke({ token }))).toEqual(INVALID)
  const twice = `client_id=${ClientId}&token=a&token=b`
  expect(refusal(await site.ask('/oauth2/revoke', { form: twice }))).toEqual(INVALID)
  const headers = { 'content-type': 'application/json' }
  expect(refusal(await site.ask('/oauth2/revoke', { form: '{}', headers }))).toEqual(INVALID)
})

check('R5', 'a client without revocation: invalid_request', async () => {
  const { ClientId: client_id } = await site.newClient({ EnableTokenRevocation: false })
  const { refresh_token: token } = await site.tokensFor({ client_id })
  expect(refusal(await site.revoke({ client_id, token }))).toEqual([400, { error: 'invalid_request' }])
  expect((await site.refresh(token, { client_id })).status).toBe(200)
})

check('R6', 'a wrong or unknown client: 401 invalid_client', async () => {
  const { refresh_token: token } = await site.tokensFor()
  const wrong = [
    { client_id: 'nobody', token },
    { client_id: confidential.ClientId, token },
    { client_id: confidential.ClientId, client_secret: 'x', token },
  ]
  for (const form of wrong) {
    expect(refusal(await site.revoke(form))).toEqual([401, { error: 'invalid_client' }])
  }
  expect((await site.refresh(token)).status).toBe(200)
})

differs('R6', 'no-challenge-for-clients', 'a wrong secret by Basic: 401, and no challenge', async () => {
  const headers = basic(confidential.ClientId, 'wrong')
  const heard = await site.ask('/oauth2/revoke', { form: { token: 'x' }, headers })
  expect(refusal(heard)).toEqual([401, { error: 'invalid_client' }])
  expect(heard.headers.has('www-authenticate')).toBe(false)
})

check('R7', 'another client’s token: refused, and it goes on working', async () => {
  const other = await site.newClient()
  const { refresh_token: token } = await site.tokensFor()
  expect((await site.revoke({ client_id: other.ClientId, token })).status).toBe(401)
  expect((await site.refresh(token)).status).toBe(200)
})

check('R8', 'afterwards Cognito refuses the tokens; who checks them offline sees no difference', async () => {
  const scope = 'openid aws.cognito.signin.user.admin'
  const { refresh_token, access_token, id_token } = await site.tokensFor({ scope })
  const others = await site.tokensFor({ scope })
  const getUser = (AccessToken: string) => site.cognito.send(new GetUserCommand({ AccessToken }))
  await getUser(access_token)
  await site.revoke({ token: refresh_token })

  expect((await site.refresh(refresh_token)).json).toEqual({ error: 'invalid_grant' })
  expect((await site.userInfo(access_token)).status).toBe(401)
  await expect(getUser(access_token)).rejects.toMatchObject({ message: 'Access Token has been revoked' })

  const verifier = CognitoJwtVerifier.create({
    userPoolId: site.UserPoolId,
    clientId: ClientId,
    tokenUse: null,
  })
  const keys = await fetch(`${door.url}/${site.UserPoolId}/.well-known/jwks.json`)
  verifier.cacheJwks((await keys.json()) as Parameters<typeof verifier.cacheJwks>[0])
  await verifier.verify(access_token)
  await verifier.verify(id_token)
  expect((await site.refresh(others.refresh_token)).status).toBe(200)
})
