import { fetchAuthSession, getCurrentUser, signInWithRedirect, signOut } from '@aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito'
import '@aws-amplify/auth/enable-oauth-listener'
import { Amplify, defaultStorage, type ResourcesConfig } from '@aws-amplify/core'

declare const settings: ResourcesConfig

/** An app's page with Amplify, set up as the package `aws-amplify` does it. */
cognitoUserPoolsTokenProvider.setAuthConfig(settings.Auth!)
cognitoUserPoolsTokenProvider.setKeyValueStorage(defaultStorage)
Amplify.configure(settings, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } })

const app = {
  // What leaves the page ends with it.
  signIn: () => void signInWithRedirect({ customState: 'basket-42' }),
  user: () => getCurrentUser(),
  claims: async () => (await fetchAuthSession()).tokens?.idToken?.payload,
  renewed: async () => (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.payload.jti,
  signOut: () => void signOut(),
}
export type App = typeof app
Object.assign(globalThis, { app })
