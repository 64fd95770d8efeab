/** The triggers by their names in LambdaConfig, in the order in which a user meets them, each in words. */
export const TRIGGER_NAMES: Record<string, string> = {
  PreSignUp: 'Pre sign-up',
  CustomMessage: 'Custom message',
  CustomEmailSender: 'Custom email sender',
  CustomSMSSender: 'Custom SMS sender',
  PostConfirmation: 'Post confirmation',
  UserMigration: 'Migrate user',
  PreAuthentication: 'Pre authentication',
  DefineAuthChallenge: 'Define auth challenge',
  CreateAuthChallenge: 'Create auth challenge',
  VerifyAuthChallengeResponse: 'Verify auth challenge response',
  PostAuthentication: 'Post authentication',
  PreTokenGeneration: 'Pre token generation',
  InboundFederation: 'Inbound federation',
}

export const triggerName = (trigger: string): string =>
  (Object.hasOwn(TRIGGER_NAMES, trigger) && TRIGGER_NAMES[trigger]) || trigger

/** The trigger that an event comes from: `TokenGeneration_RefreshTokens` → `PreTokenGeneration`. */
export function triggerOfSource(triggerSource: unknown): string | undefined {
  const [first] = typeof triggerSource === 'string' ? triggerSource.split('_') : []
  const trigger = first === 'TokenGeneration' ? 'PreTokenGeneration' : first
  return trigger !== undefined && Object.hasOwn(TRIGGER_NAMES, trigger) ? trigger : undefined
}
