/** The packages that code may import, in a page and in Node. */
export const LIBRARIES = ['@aws-sdk/client-cognito-identity-provider', 'jose', 'aws-jwt-verify']

/** The name of the module that gives proofs their `simulate` and `step`. */
export const SIMULATE = 'deep-end/simulate'
