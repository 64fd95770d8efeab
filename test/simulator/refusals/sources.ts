/** The API Reference's page of an operation: what it takes, and which exceptions it answers with. */
export const api = (operation: string) =>
  `https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_${operation}.html`

/** A page of the Developer Guide. */
export const guide = (page: string) =>
  `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`

/** A public thread in which somebody shows a real answer: `aws-amplify/amplify-js#1464`. */
export const thread = (name: `${string}/${string}#${number}`) =>
  `https://github.com/${name.replace('#', '/issues/')}`

/** The refusals that all operations share. */
export const COMMON =
  'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html'

/** What is said of signatures that come too early or too late, by whichever service. */
export const SIGV4 = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html'
