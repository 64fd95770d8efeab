// Custom message. Words of our own for new users; every other message keeps Cognito's.
export const handler = async (event) => {
  if (event.triggerSource !== 'CustomMessage_SignUp')
    return event
  const { codeParameter, userAttributes } = event.request
  // Cognito puts the code where codeParameter stands. A text without it is refused.
  event.response.emailSubject =
    'One step to your first order'
  event.response.emailMessage = `Hello ${userAttributes.email}, type ${codeParameter} in the shop.`
  event.response.smsMessage = `Your code for the shop is ${codeParameter}`
  return event
}
