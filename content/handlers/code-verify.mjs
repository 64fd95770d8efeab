// Verify auth challenge response: is it the code that was sent?
export const handler = async (event) => {
  const { challengeAnswer, privateChallengeParameters } =
    event.request
  event.response.answerCorrect =
    challengeAnswer.trim() ===
    privateChallengeParameters.code
  return event
}
