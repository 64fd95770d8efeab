/** The packages that code may import, in a page and in Node. */
export const LIBRARIES = ['@aws-sdk/client-cognito-identity-provider', 'jose', 'aws-jwt-verify']

/** What handlers may import of Node's own modules in a page, also without `node:`. */
export const NODE_MODULES = ['node:crypto', 'node:buffer']

/** The name of the module that gives proofs their `simulate` and `step`. */
export const SIMULATE = 'deep-end/simulate'

/** The name of the module that gives the SDK clients of handlers their Region, credentials and `fetch`. */
export const LAMBDA_CLIENTS = 'deep-end/lambda-clients'

/** Our own modules that run beside the code, from the project's root. */
const OURS: Record<string, string> = {
  [SIMULATE]: '/src/aws/simulate.ts',
  [LAMBDA_CLIENTS]: '/src/aws/lambdaClients.ts',
}

/** What the site's build bundles for code in a page. */
export const LIBRARIES_OF_THE_SITE: Record<string, string> = {
  ...Object.fromEntries(LIBRARIES.map((name) => [name, name])),
  ...Object.fromEntries(NODE_MODULES.map((name) => [name, `/src/runner/${name.replace(':', '/')}.ts`])),
  ...OURS,
}

/** Where Node finds our own modules. */
export const addressOf = (name: string): string => new URL(`../..${OURS[name]}`, import.meta.url).href
