import type {
  CreateUserPoolCommandInput,
  LambdaConfigType,
  PreTokenGenerationLambdaVersionType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Entry } from '../src/simulator/index.ts'
import type { LambdaEvent, world } from './world.ts'

export type Handler = (event: LambdaEvent) => unknown

export const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
const versioned = (name: string) => ({ LambdaArn: arn(name), LambdaVersion: 'V1_0' as const })

/** The LambdaConfig that puts a function at each of these triggers, under the trigger's name. */
export function configFor(
  triggers: string[],
  LambdaVersion: PreTokenGenerationLambdaVersionType = 'V1_0',
): LambdaConfigType {
  const set = triggers.map((name) => {
    if (name === 'PreTokenGeneration')
      return ['PreTokenGenerationConfig', { LambdaArn: arn(name), LambdaVersion }]
    return [name, /Sender$|^InboundFederation$/.test(name) ? versioned(name) : arn(name)]
  })
  return { ...Object.fromEntries(set), KMSKeyID: 'arn:aws:kms:us-east-1:123456789012:key/1' }
}

/** Functions that write mails need a pool that sends them by its own SES. */
export const BY_SES = {
  EmailSendingAccount: 'DEVELOPER' as const,
  SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/shop@example.com',
}

/** Settings of a world whose pool has these functions at its triggers; `events` is what they got. */
export function withFunctions(
  handlers: Record<string, Handler>,
  {
    pool = {},
    version,
  }: { pool?: Partial<CreateUserPoolCommandInput>; version?: PreTokenGenerationLambdaVersionType } = {},
) {
  const events: LambdaEvent[] = []
  const functions = Object.entries(handlers).map(([name, handler]) => [
    name,
    (event: LambdaEvent) => {
      events.push(structuredClone(event))
      return handler(event)
    },
  ])
  return {
    events,
    functions: Object.fromEntries(functions) as Record<string, Handler>,
    pool: {
      LambdaConfig: configFor(Object.keys(handlers), version),
      EmailConfiguration: BY_SES,
      ...pool,
    },
  }
}

/** A function that leaves a response in its event. */
export const answers =
  (response: unknown): Handler =>
  (event) => ({ ...event, response })

/** A function that fails. */
export const throws =
  (message: string): Handler =>
  () => {
    throw new Error(message)
  }

/** A function whose first runs wait for each other, so that as many calls are under way at once. */
export function together(count: number, handler: Handler = (event) => event): Handler {
  let open = () => undefined as void
  const allHere = new Promise<void>((resolve) => (open = resolve))
  return async (event) => {
    if (--count === 0) open()
    await allHere
    return handler(event)
  }
}

type Run = Entry & { kind: 'trigger' }

/** The functions that the newest request ran, as the log alone tells. */
export function runsOfLastCall({ simulator }: Awaited<ReturnType<typeof world>>): Run[] {
  const last = simulator.log.findLast(({ kind }) => kind === 'response')
  return simulator.log.filter(
    (entry): entry is Run => entry.kind === 'trigger' && entry.parent === last?.parent,
  )
}

/** Their sources, in order. */
export const firedByLastCall = (here: Awaited<ReturnType<typeof world>>): string[] =>
  runsOfLastCall(here).map(({ triggerSource }) => triggerSource)
