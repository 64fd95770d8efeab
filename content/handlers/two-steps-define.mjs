// Define auth challenge: first the letters, then the question, then tokens. One wrong answer ends it.
const STEPS = 2

export const handler = async (event) => {
  const { session, userNotFound } = event.request
  const { response } = event
  if (
    session.some(({ challengeResult }) => !challengeResult)
  ) {
    response.failAuthentication = true
  } else if (session.length < STEPS) {
    response.challengeName = 'CUSTOM_CHALLENGE'
  } else if (userNotFound) {
    response.failAuthentication = true
  } else {
    response.issueTokens = true
  }
  return event
}
