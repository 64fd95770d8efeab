// Create auth challenge. How long the session is tells which step it is.
import { randomInt } from 'node:crypto'

const LETTERS = 'ACDEFHJKMNPRTXY'

export const handler = async (event) => {
  const isFirst = event.request.session.length === 0
  const { question, answer } = isFirst
    ? letters()
    : askedAtSignUp(event.request.userAttributes)
  event.response.publicChallengeParameters = { question }
  event.response.privateChallengeParameters = { answer }
  event.response.challengeMetadata = isFirst
    ? 'LETTERS'
    : 'QUESTION'
  return event
}

// Stands for a picture that a program finds hard to read.
function letters() {
  const picked = Array.from(
    { length: 5 },
    () => LETTERS[randomInt(LETTERS.length)],
  )
  return {
    question: `Type these letters backwards: ${picked.join(' ')}`,
    answer: picked.toReversed().join(''),
  }
}

function askedAtSignUp({ email = '' }) {
  return {
    question: 'At which domain do you get your mail?',
    answer: email.split('@').at(-1).toUpperCase(),
  }
}
