// Pre sign-up. Only people with an address at one of these domains may register.
const ADMITTED = ['example.com', 'example.org']

export const handler = async (event) => {
  const { email = '' } = event.request.userAttributes
  const domain = email.split('@').at(-1).toLowerCase()
  // What is thrown here is the message that the caller gets. No user is made.
  if (!ADMITTED.includes(domain))
    throw new Error(
      `Addresses at ${domain} cannot register`,
    )
  return event
}
