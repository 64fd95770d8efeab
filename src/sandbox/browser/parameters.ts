/** What one parameter is for: one sentence, and where that is written. */
export type Explained = { name: string; says: string; source: string }

const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide/'
const AUTHORIZE = `${GUIDE}authorization-endpoint.html`
const TOKEN = `${GUIDE}token-endpoint.html`
const LOGIN = `${GUIDE}login-endpoint.html`
const LOGOUT = `${GUIDE}logout-endpoint.html`
const PKCE = `${GUIDE}using-pkce-in-authorization-code.html`
const FEDERATION = `${GUIDE}federation-endpoints.html`

const told = (source: string, sentences: Record<string, string>): Explained[] =>
  Object.entries(sentences).map(([name, says]) => ({ name, says, source }))

/** Every parameter that travels in these pages, wherever it appears. */
export const PARAMETERS: Explained[] = [
  ...told(AUTHORIZE, {
    response_type: 'What is to come back: code for the code grant, token for the implicit one.',
    client_id: 'Which app asks. It is no secret.',
    redirect_uri: 'Where the answer goes. It must stand in the app client’s list, letter for letter.',
    scope: 'What the tokens are to be good for. Each must be allowed for the app client.',
    state:
      'A random text of the app’s. It comes back unchanged, and shows that this browser began the sign-in.',
    nonce: 'A random text that will stand in the ID token, and ties that to this sign-in.',
    identity_provider: 'Goes straight to this provider, past the page that lets one choose.',
    idp_identifier: 'Names the provider by an identifier of its own, such as a domain of mail addresses.',
    login_hint: 'Who is likely to sign in: fills in the name.',
    prompt: 'Whether to ask again although somebody is signed in, or never to ask.',
    lang: 'In which language the pages are.',
    resource: 'Which API the access token is for: becomes its aud.',
    error: 'What went wrong. It comes back to the app only where client and callback can be trusted.',
    error_description: 'More about the error, or the OAuth error itself.',
  }),
  ...told(PKCE, {
    code_challenge: 'The SHA-256 of a secret that the app has just made up and keeps: the verifier.',
    code_challenge_method: 'How the challenge was made. Cognito knows S256 only.',
    code_verifier: 'The secret itself. Only who began the sign-in can know it.',
  }),
  ...told(TOKEN, {
    code: 'Stands for the sign-in: good once, for five minutes, for this client and this callback.',
    grant_type: 'What is traded for tokens: a code, a refresh token, or a client’s own credentials.',
    refresh_token: 'Gets new tokens, for 30 days unless set otherwise. Only Cognito can read it.',
    access_token: 'Opens APIs, for an hour unless set otherwise.',
    id_token: 'Says to the app who has signed in.',
    expires_in: 'How long the access token lives, in seconds.',
    token_type: 'How the access token is shown: as a bearer token.',
    token: 'The refresh token that is taken back, with all tokens that came of its sign-in.',
  }),
  ...told(LOGIN, {
    username: 'Who signs in. Only the login page sees it.',
    password: 'Only the login page sees it: that is what the redirects are for.',
    _csrf: 'A random text that the page’s cookie holds as well. A form of another site does not have it.',
    action: 'Which button was pressed.',
  }),
  ...told(LOGOUT, {
    logout_uri: 'Where to go afterwards. It must stand among the app client’s sign-out URLs.',
  }),
  ...told(FEDERATION, {
    SAMLRequest: 'Asks the company’s identity provider to sign somebody in.',
    SAMLResponse: 'What the identity provider asserts about somebody, signed.',
    RelayState: 'Comes back unchanged, so that the pool finds the sign-in again.',
  }),
]

/** The cookies that appear in these pages. */
export const COOKIES: Explained[] = [
  ...told(`${GUIDE}managed-login-endpoints.html`, {
    cognito: 'The session of the login pages: as long as it lives, no page asks for a password.',
    'XSRF-TOKEN': 'The twin of the field _csrf in the page’s form.',
    lang: 'The language that was chosen.',
  }),
  ...told('https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps#section-6.1', {
    'shop-session': 'The shop’s own session: the tokens stay on its server, the browser gets this.',
  }),
]

/** What is known of a parameter or a cookie by its name. */
export const explanationOf = (list: Explained[], name: string): Explained | undefined =>
  list.find((row) => row.name === name)
