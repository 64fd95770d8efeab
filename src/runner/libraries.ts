/** The packages that code may import, in a page and in Node. */
export const LIBRARIES = ['@aws-sdk/client-cognito-identity-provider', 'jose', 'aws-jwt-verify']

/** The name of the module that gives proofs their `simulate` and `step`. */
export const SIMULATE = 'deep-end/simulate'

/** What the site's build bundles for code in a page: each package, and our own module that calls proofs. */
export const LIBRARIES_OF_THE_SITE = {
  ...Object.fromEntries(LIBRARIES.map((name) => [name, name])),
  [SIMULATE]: '/src/aws/simulate.ts',
}
