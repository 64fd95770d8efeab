// Post authentication. One line of JSON for each sign-in: a log can be searched by its members.
export const handler = async (event) => {
  const { userName, userPoolId, callerContext, request } =
    event
  console.log(
    JSON.stringify({
      what: 'signed in',
      at: new Date().toISOString(),
      user: request.userAttributes.sub,
      userName,
      userPoolId,
      client: callerContext.clientId,
      newDevice: request.newDeviceUsed ?? false,
    }),
  )
  return event
}
