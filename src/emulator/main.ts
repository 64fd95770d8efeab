import { HELP, readOptions, StartError, type Options } from './options.ts'
import { openEmulator, type Emulator } from './openEmulator.ts'

/** The emulator from the command line: `npm run emulator`, or `deep-end` from the package. */
try {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') console.log(HELP)
  else await start(options)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(`${error.message}\n\n--help shows what can be said.`)
  process.exitCode = 2
}

async function start(options: Options): Promise<void> {
  const emulator = await openEmulator(options)
  let closing: Promise<void> | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Ctrl+C comes twice under npm: from the terminal and from the program that started this one.
    process.on(signal, () => (closing ??= emulator.close().then(() => process.exit(0))))
  }
  console.log(greeting(emulator, options))
}

function greeting({ url, account }: Emulator, { region, state, triggers }: Options): string {
  const { userPools, users } = account.simulator.state
  return [
    `Deep End answers for Amazon Cognito at ${url} (account ${account.id}, Region ${region}).`,
    state === undefined
      ? 'Nothing outlives it: --state FILE keeps pools and users.'
      : `Kept in ${state}: ${userPools.size} user pools, ${users.size} users.`,
    ...(triggers === undefined ? [] : [`Lambda triggers run from ${triggers}.`]),
    `Try: aws --endpoint-url ${url} cognito-idp list-user-pools --max-results 10`,
    `Codes that were mailed: ${url}/_emulator/messages`,
    'Ctrl+C ends it.',
  ].join('\n')
}
