// Define auth challenge: ask for the code that was mailed.
export const handler = async (event) => {
  const asked = event.request.session.length
  console.log(`Question ${asked + 1}`)
  return {
    ...event,
    response: {
      challengeName: 'CUSTOM_CHALLENGE',
      issueTokens: false,
      failAuthentication: false,
    },
  }
}
