// Pre token generation, version V2_0: both tokens may be changed.
const PLANS = { ada: 'gold' }

export const handler = async (event) => {
  const plan = PLANS[event.userName] ?? 'free'
  event.response.claimsAndScopeOverrideDetails = {
    idTokenGeneration: {
      claimsToAddOrOverride: { plan },
      claimsToSuppress: ['email_verified'],
    },
    accessTokenGeneration: {
      claimsToAddOrOverride: {
        plan,
        limits: { orders: plan === 'gold' ? 500 : 20 },
      },
      scopesToAdd: ['orders/read'],
    },
  }
  return event
}
