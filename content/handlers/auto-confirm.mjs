// Pre sign-up. Nobody has to type a code: whoever registers is confirmed at once.
export const handler = async (event) => {
  event.response.autoConfirmUser = true
  // Says that the address was checked. It was not: leave this line out unless something else has checked it.
  event.response.autoVerifyEmail =
    'email' in event.request.userAttributes
  return event
}
