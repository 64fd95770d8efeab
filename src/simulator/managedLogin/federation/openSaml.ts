/** Whatever reads XML: a chunk of its own, for most sign-ins never come here. */
export const openSaml = () => import('./saml/service.ts')
