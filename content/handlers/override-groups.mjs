// Pre token generation, version V2_0: other groups than the pool's stand in the tokens.
const STAFF = ['ada', 'grace']

export const handler = async (event) => {
  const {
    groupsToOverride,
    iamRolesToOverride,
    preferredRole,
  } = event.request.groupConfiguration
  const groups = STAFF.includes(event.userName)
    ? [...groupsToOverride, 'staff']
    : groupsToOverride
  // Whatever is not handed back here is gone from the tokens: so the groups and roles there were are copied.
  event.response.claimsAndScopeOverrideDetails = {
    groupOverrideDetails: {
      groupsToOverride: groups,
      iamRolesToOverride,
      preferredRole,
    },
  }
  return event
}
