import { openAccount, type Account } from './account.ts'
import { answer } from './answer.ts'
import { toLocalhost } from './doors.ts'
import { functionsIn } from './functions.ts'
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
  const url = () => `http://localhost:${port}`
  const { region, triggers } = options
  const invoke =
    triggers === undefined ? undefined : functionsIn(triggers, { url, region, now: () => account.now() })
  const publicUrl = (awsUrl: string) => toLocalhost(account.simulator.state, awsUrl, { url: url(), region })
  const account: Account = openAccount(options, publicUrl, invoke)
  const house = { account, region, origins: options.origins, publicUrl }
  try {
    const servers = await listen(
      port,
      (request, response) => void answer(house, request, response).catch(console.error),
      limits,
    )
    port = servers.port
    return {
      url: url(),
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
