import type { JSONWebKeySet } from 'jose'
import type { App } from './app.ts'

/** Who signs the tokens of this pool: the `iss` claim. */
export const issuerOf = ({ env }: Pick<App, 'env'>) =>
  `https://cognito-idp.${env.AWS_REGION}.amazonaws.com/${env.USER_POOL_ID}`

/** The pool's public keys, open to everybody. */
export async function fetchJwks(
  app: Pick<App, 'env' | 'fetch'>,
): Promise<JSONWebKeySet> {
  const response = await app.fetch(
    new Request(`${issuerOf(app)}/.well-known/jwks.json`),
  )
  return response.json()
}
