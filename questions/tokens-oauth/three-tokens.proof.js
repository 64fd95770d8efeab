/** The claim names what the app holds after a sign-in at managed login: it holds if both can be read in that alone. */
export async function emailAndGroups({ simulate, step }, claim) {
  const { env, fetch } = await simulate('shop-editors')

  const code = await signIn(fetch, env)
  await step('Ada has signed in, and the app has the code')

  const form = {
    grant_type: 'authorization_code',
    client_id: env.CLIENT_ID,
    redirect_uri: env.REDIRECT_URI,
    code,
  }
  const answer = await send(fetch, `${env.DOMAIN}/oauth2/token`, form)
  const tokens = await answer.json()
  await step('The app has redeemed the code')

  const held = { code, ...tokens }[claim]
  const { email, 'cognito:groups': groups } = readable(held)
  return email === 'ada@example.com' && groups?.includes('editors') === true
}

/** Ada's password in the form of the login page, as her browser sends it. */
async function signIn(fetch, env) {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: env.CLIENT_ID,
    redirect_uri: env.REDIRECT_URI,
    scope: 'openid email',
  })
  const login = `${env.DOMAIN}/login?${query}`
  const page = await fetch(login)
  // A simulated browser's cookies: pages may not set the header that browsers use.
  const cookie = JSON.parse(page.headers.get('x-set-cookie'))[0].split(';')[0]
  const [, _csrf] = /name="_csrf"\s+value="([^"]+)"/.exec(await page.text())
  const form = { _csrf, username: 'ada', password: 'Analytical-1843' }
  const answer = await send(fetch, login, form, { 'x-cookie': cookie })
  return new URL(answer.headers.get('location')).searchParams.get('code')
}

const send = (fetch, url, form, headers = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  })

/** The claims of a signed token; of what is encrypted, or no token at all, nothing. */
function readable(held) {
  const [, payload, signature, ...more] = held.split('.')
  if (!signature || more.length) return {}
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
}
