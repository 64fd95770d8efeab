import type { Context } from '../../context.ts'
import { InvalidParameterException, type AwsException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'

type ExplicitAuthFlow = NonNullable<UserPoolClient['ExplicitAuthFlows']>[number]

/** What a client made without ExplicitAuthFlows allows; legacy names leave these on. */
const ALWAYS_WITH_LEGACY: ExplicitAuthFlow[] = ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
export const DEFAULT_FLOWS: ExplicitAuthFlow[] = [...ALWAYS_WITH_LEGACY, 'ALLOW_CUSTOM_AUTH']
const LEGACY: Record<string, string> = {
  ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  CUSTOM_AUTH_FLOW_ONLY: 'ALLOW_CUSTOM_AUTH',
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
}

/** @throws InvalidParameterException when old and new names are mixed (AWS's text is not on record) */
export function checkExplicitAuthFlows(flows: string[] = []): void {
  const legacy = flows.filter((flow) => Object.hasOwn(LEGACY, flow))
  if (legacy.length && legacy.length < flows.length) throw InvalidParameterException()
}

/** Whether an app client is for sign-ins that functions decide, and no others: an older setting. */
export const isCustomOnly = ({ ExplicitAuthFlows = [] }: UserPoolClient): boolean =>
  ExplicitAuthFlows.length > 0 && ExplicitAuthFlows.every((flow) => flow === 'CUSTOM_AUTH_FLOW_ONLY')

/** How a flow is refused: in words of its own, not in those that others have (OP-131). */
export const flowRefused = (context: Context, words: string): AwsException =>
  InvalidParameterException(
    settingOf(context, 'OP-131') === 'one-text' ? 'Auth flow not enabled for this client' : words,
  )

/** Whether an app client allows a flow, by its ALLOW_ name. */
export function isFlowAllowed(client: UserPoolClient, flow: string): boolean {
  const given: string[] = client.ExplicitAuthFlows ?? []
  if (!given.length) return DEFAULT_FLOWS.some((name) => name === flow)
  const legacy = given.filter((name) => Object.hasOwn(LEGACY, name))
  if (!legacy.length) return given.includes(flow)
  const others = legacy.includes('CUSTOM_AUTH_FLOW_ONLY') ? [] : ALWAYS_WITH_LEGACY
  return [...others, ...legacy.map((name) => LEGACY[name])].includes(flow)
}
