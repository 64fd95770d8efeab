// User migration. Somebody signs in who is not in the pool: look in the old directory, and take them along.
const OLD_DIRECTORY = {
  grace: {
    password: 'Compiler-1952',
    email: 'grace@example.com',
  },
}

export const handler = async (event) => {
  const person = OLD_DIRECTORY[event.userName]
  if (!person) throw new Error('Bad user or password')
  const isSignIn =
    event.triggerSource === 'UserMigration_Authentication'
  // With a forgotten password there is none to compare: the code that Cognito sends does the checking.
  if (
    isSignIn &&
    person.password !== event.request.password
  )
    throw new Error('Bad user or password')
  event.response.userAttributes = {
    email: person.email,
    email_verified: 'true',
  }
  // Keeps the password that was just typed. Without this line it has to be reset first.
  if (isSignIn) event.response.finalUserStatus = 'CONFIRMED'
  event.response.messageAction = 'SUPPRESS'
  return event
}
