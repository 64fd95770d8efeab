import { createSimulator, type Simulator } from './createSimulator.ts'
import type { World } from './world.ts'

/** One call that a scene makes before the reader comes: `keep` names parts of the answer for later calls and `env`. */
export type SceneCall = {
  call: string
  with: Record<string, unknown>
  keep?: Record<string, string>
}

/** A function that the pools of a scene run at a trigger. `file` is its source's. */
export type SceneHandler = {
  trigger: string
  function: string
  file: string
  version?: 'V1_0' | 'V2_0' | 'V3_0'
}

/** A prepared start: the calls that lead to it, and what it tells the reader's code. */
export type Scene = {
  id: string
  title: string
  region: string
  /** ISO 8601: simulated time at the start */
  startsAt: string
  setup: SceneCall[]
  handlers?: SceneHandler[]
  /** The handlers' texts by file: for whoever runs them, see `World.invoke`. */
  sources?: Record<string, string>
  /** `process.env` of the reader's code; `${name}` stands for something kept */
  env: Record<string, string>
}

/**
 * Plays a scene's calls through the simulator's own door.
 *
 * @throws TypeError when a call of the scene is refused, or a `${name}` was never kept
 */
export async function openScene(
  world: World,
  scene: Scene,
): Promise<{ simulator: Simulator; env: Record<string, string> }> {
  const simulator = createSimulator(world)
  const kept: Record<string, string> = {}
  for (const step of scene.setup) {
    const answer = await play(simulator, world, scene, {
      ...step,
      with: { ...withTriggers(step, scene), ...(fill(step.with, kept) as SceneCall['with']) },
    })
    for (const [name, path] of Object.entries(step.keep ?? {})) kept[name] = at(answer, path)
  }
  return {
    simulator,
    env: { AWS_REGION: scene.region, ...(fill(scene.env, kept) as Record<string, string>) },
  }
}

/** Every pool of a scene runs the scene's handlers. */
const withTriggers = ({ call }: SceneCall, scene: Scene) =>
  call === 'CreateUserPool' && scene.handlers?.length ? { LambdaConfig: lambdaConfigOf(scene) } : {}

/**
 * The triggers of a scene's pools, as the API takes them.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html
 */
const lambdaConfigOf = ({ handlers = [], region }: Scene) =>
  Object.fromEntries(
    handlers.map(({ trigger, function: name, version }) => {
      const LambdaArn = `arn:aws:lambda:${region}:123456789012:function:${name}`
      if (!version) return [trigger, LambdaArn]
      const key = trigger === 'PreTokenGeneration' ? 'PreTokenGenerationConfig' : trigger
      return [key, { LambdaArn, LambdaVersion: version }]
    }),
  )

async function play(simulator: Simulator, world: World, scene: Scene, step: SceneCall): Promise<unknown> {
  const stamp = new Date(world.now()).toISOString().replace(/[-:]|\.\d+/g, '')
  const scope = `scene/${stamp.slice(0, 8)}/${scene.region}/cognito-idp/aws4_request`
  const response = await simulator.fetch(
    new Request(`https://cognito-idp.${scene.region}.amazonaws.com/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${step.call}`,
        'x-amz-date': stamp,
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      },
      body: JSON.stringify(step.with),
    }),
  )
  // Operations without an output answer nothing at all.
  const answer: unknown = JSON.parse((await response.text()) || 'null')
  if (!response.ok) throw new TypeError(`Scene "${scene.id}", ${step.call}: ${JSON.stringify(answer)}`)
  return answer
}

/** Replaces `${name}` in every text of a value. */
function fill(value: unknown, kept: Record<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      if (!Object.hasOwn(kept, name)) throw new TypeError(`Nothing was kept under the name "${name}".`)
      return kept[name]!
    })
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, kept)]))
}

/** A part of an answer by its dotted path, as in `UserPool.Id`. */
function at(answer: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], answer)
  if (typeof value !== 'string') throw new TypeError(`The answer has no text at "${path}".`)
  return value
}
