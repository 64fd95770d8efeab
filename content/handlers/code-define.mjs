// Define auth challenge: a code by mail, three tries.
export const handler = async (event) => {
  const { session, userNotFound } = event.request
  const { response } = event
  const last = session.at(-1)
  if (
    last?.challengeName === 'CUSTOM_CHALLENGE' &&
    last.challengeResult &&
    !userNotFound
  ) {
    response.issueTokens = true
  } else if (session.length >= 3) {
    response.failAuthentication = true
  } else {
    response.challengeName = 'CUSTOM_CHALLENGE'
  }
  return event
}
