// Create auth challenge: makes the code and sends it.
import { randomInt } from 'node:crypto'

export const handler = async (event) => {
  const { session, userAttributes } = event.request
  // After a wrong answer the first code goes on being right: one mail, not three.
  const kept = session.at(-1)?.challengeMetadata
  // Math.random can be predicted. This cannot.
  const code = kept?.startsWith('CODE-')
    ? kept.slice(5)
    : String(randomInt(1_000_000)).padStart(6, '0')
  const { email } = userAttributes
  // In a real function a mail service sends it. Here you read it in the console.
  if (!kept && email)
    console.log(`Mail to ${email}: your code is ${code}`)

  event.response.publicChallengeParameters = {
    sentTo:
      email?.replace(/^(.).*@/, '$1***@') ?? 'your address',
  }
  event.response.privateChallengeParameters = { code }
  event.response.challengeMetadata = `CODE-${code}`
  return event
}
