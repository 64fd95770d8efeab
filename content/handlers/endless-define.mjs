// Define auth challenge: ask for the code that was mailed.
export const handler = async (event) => {
  console.log(
    `Question ${event.request.session.length + 1}`,
  )
  return {
    ...event,
    response: {
      challengeName: 'CUSTOM_CHALLENGE',
      issueTokens: false,
      failAuthentication: false,
    },
  }
}
