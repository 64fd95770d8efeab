/**
 * Where the outside identity providers of the simulated world are: any name has a host, as in https://corp.idp.example.
 * The top-level name is one that nobody can own (RFC 2606).
 */
export const originOfIdp = (name: string): string => `https://${name}.idp.example`

/** The name of the provider at a host; nothing where the host is no provider's. */
export const idpNameAt = (host: string): string | undefined =>
  /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.idp\.example$/.exec(host)?.[1]

/** Who plays the providers that are the same for everybody. */
export const STAND_INS: Record<string, string> = {
  Google: 'google',
  Facebook: 'facebook',
  LoginWithAmazon: 'amazon',
  SignInWithApple: 'apple',
}
