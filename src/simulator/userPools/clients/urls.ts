/** Where http is allowed: the developer's own machine, on any port. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|\?|$)/

/**
 * Whether a callback or sign-out URL may be registered: absolute, without fragment; https, http to this machine, or an
 * app's own scheme such as `myapp://`.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export function isRedirectUrl(url: string): boolean {
  if (!URL.canParse(url) || url.includes('#')) return false
  return url.startsWith('http:') ? LOOPBACK.test(url) : /^[a-z][a-z0-9+.-]*:/i.test(url)
}
