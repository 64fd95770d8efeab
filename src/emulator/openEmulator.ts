import { openAccount, type Account } from './account.ts'
import { answer } from './answer.ts'
import { toLocalhost } from './doors.ts'
import { LIMITS, listen, type Limits } from './listen.ts'
import type { Options } from './options.ts'

/** A simulator that answers over HTTP on this computer. */
export type Emulator = {
  /** for `endpoint` of an SDK client, or `--endpoint-url` */
  url: string
  account: Account
  /** Answers what is under way, writes the state down, and ends. */
  close(): Promise<void>
}

/**
 * Starts an emulator.
 *
 * @throws StartError when the port is taken, or the state's file cannot be used
 */
export async function openEmulator(options: Options, limits: Limits = LIMITS): Promise<Emulator> {
  let port = options.port
  const account = openAccount(options, (awsUrl) => toLocalhost(awsUrl, port))
  const house = { account, region: options.region, origins: options.origins }
  try {
    const servers = await listen(
      port,
      (request, response) => void answer(house, request, response).catch(console.error),
      limits,
    )
    port = servers.port
    return {
      url: `http://localhost:${port}`,
      account,
      async close() {
        await servers.close()
        account.close()
      },
    }
  } catch (error) {
    account.close()
    throw error
  }
}
