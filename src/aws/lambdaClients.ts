import type { Inside, Link } from '../runner/types.ts'
import { requestHandler } from './requestHandler.ts'

type Client = new (config?: object) => unknown

/**
 * Gives the SDK clients of a Lambda function what they find in Lambda's environment by themselves, where there is no such
 * environment: Region and credentials; and the only way out that there is.
 */
export const link: Link = (name, exports, inside) =>
  name.startsWith('@aws-sdk/client-')
    ? { ...(exports as object), ...clientsOf(exports as object, inside) }
    : exports

function clientsOf(exports: object, inside: Inside): Record<string, Client> {
  const clients = Object.entries(exports).filter((entry): entry is [string, Client] => isClient(entry[1]))
  return Object.fromEntries(clients.map(([name, client]) => [name, configured(client, inside)]))
}

const isClient = (value: unknown) =>
  typeof value === 'function' &&
  typeof (value.prototype as { send?: unknown } | undefined)?.send === 'function'

function configured(client: Client, { env, fetchVia }: Inside): Client {
  return new Proxy(client, {
    construct(target, [config]: [object?], newTarget) {
      const credentials = {
        accessKeyId: env.AWS_ACCESS_KEY_ID,
        secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
        sessionToken: env.AWS_SESSION_TOKEN,
      }
      const settings = {
        region: env.AWS_REGION,
        credentials,
        ...config,
        requestHandler: requestHandler(fetchVia(0)),
      }
      // An object, for constructors answer one.
      return Reflect.construct(target, [settings], newTarget) as object
    },
  })
}
