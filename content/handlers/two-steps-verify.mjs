// Verify auth challenge response. Capitals and spaces do not matter.
export const handler = async (event) => {
  const { challengeAnswer, privateChallengeParameters } =
    event.request
  const given = challengeAnswer
    .replace(/\s/g, '')
    .toUpperCase()
  event.response.answerCorrect =
    given === privateChallengeParameters.answer
  return event
}
