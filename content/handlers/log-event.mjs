// Changes nothing: an event that comes back as it was leaves everything to Cognito.
export const handler = async (event) => {
  console.log(event.triggerSource)
  return event
}
