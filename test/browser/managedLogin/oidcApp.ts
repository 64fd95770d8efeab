import { UserManager, WebStorageStateStore } from 'oidc-client-ts'

type Settings = Record<'authority' | 'client_id' | 'redirect_uri' | 'silent_redirect_uri' | 'scope', string>
declare const settings: Settings

/** An app's page with oidc-client-ts as its README sets it up. */
const manager = new UserManager({
  ...settings,
  userStore: new WebStorageStateStore({ store: localStorage }),
  automaticSilentRenew: false,
  loadUserInfo: true,
})

const app = {
  // Its promise ends with the page.
  signIn: () => void manager.signinRedirect(),
  finish: async () => void (await manager.signinCallback()),
  user: () => manager.getUser(),
  renew: async () => void (await manager.signinSilent()),
  renewInFrame: async () => void (await manager.signinSilent({ forceIframeAuth: true })),
  revoke: () => manager.revokeTokens(['refresh_token']),
}
export type App = typeof app
Object.assign(globalThis, { app })
if (location.pathname === '/silent') void app.finish()
