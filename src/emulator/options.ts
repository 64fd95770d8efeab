import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** How the emulator is to be started. */
export type Options = {
  /** 0: any that is free */
  port: number
  /** the Region of calls that name none */
  region: string
  /** twelve digits; none: what the state was kept for, else 123456789012 */
  account: string | undefined
  /** where the state is kept; none: in memory only */
  state: string | undefined
  /** the folder of Lambda functions; none: pools find no function */
  triggers: string | undefined
  /** pages that may ask, besides those of localhost */
  origins: string[]
}

/** Something the reader can mend before the emulator starts. */
export class StartError extends Error {}

export const HELP = `deep-end: Amazon Cognito user pools on this computer, for your own app, the AWS CLI or boto3

  deep-end [--port 9229] [--state FILE] [--region us-east-1] [--account 123456789012]
           [--triggers DIR] [--origin URL]…

  --port PORT      where it answers, on 127.0.0.1 and ::1 only; 9229 unless told otherwise
  --state FILE     keeps pools and users in FILE, so that they are there after a restart
  --region REGION  for calls that name none: signed calls and known pools, clients and tokens do
  --account ID     twelve digits, as they stand in ARNs
  --triggers DIR   runs the Lambda triggers of pools from DIR/NAME.js (.mjs, .cjs) or DIR/NAME/index.js, read anew
                   for each call
  --origin URL     lets pages of this origin ask, besides those of localhost; may be given again
  --help           this text

A pool's domain: http://localhost:PORT/_domain/DOMAIN/login and so on, DOMAIN as in create-user-pool-domain.
Outside providers to sign in through: NAME.idp.example, whose pages are at http://localhost:PORT/_idp/NAME/

While it runs, under http://localhost:PORT/_emulator/ :
  GET  health      that it runs, its time, and how much it holds
  GET  messages    what was mailed and texted, newest first; ?to=ada@example.com for one address
  GET  log         what happened; ?after=ID for what came later
  GET  settings    its own switches as they stand
  POST settings    {"quotas": "on"} turns some; the fidelity page of the site lists them
  POST clock       {"advance": 3600} moves its time on by an hour
  POST reset       forgets everything
`

/**
 * Reads the command line.
 *
 * @returns `help` when that was asked for
 * @throws StartError that says what is wrong and what to write instead
 */
export function readOptions(args: string[]): Options | 'help' {
  const { port, region, account, state, triggers, origin, help } = parse(args)
  if (help) return 'help'
  check(
    /^\d{1,5}$/.test(port) && Number(port) <= 65_535,
    `--port ${port}: a port is a number from 0 to 65535.`,
  )
  check(/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region), `--region ${region}: a Region looks like us-east-1.`)
  check(
    account === undefined || /^\d{12}$/.test(account),
    `--account ${account}: an account has twelve digits.`,
  )
  check(state !== '', '--state needs the name of a file.')
  const isFolder = triggers === undefined || statSync(triggers, { throwIfNoEntry: false })?.isDirectory()
  check(Boolean(isFolder), `--triggers ${triggers}: there is no such folder.`)
  for (const url of origin) {
    const isOrigin = /^https?:/.test(url) && URL.canParse(url) && new URL(url).origin === url
    check(
      isOrigin,
      `--origin ${url}: an origin looks like https://app.example.com, without a path or a final slash.`,
    )
  }
  return { port: Number(port), region, account, state, triggers, origins: origin }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const options = {
    port: { ...text, default: '9229' },
    region: { ...text, default: 'us-east-1' },
    account: text,
    state: text,
    triggers: text,
    origin: { ...text, multiple: true, default: [] as string[] },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    return parseArgs({ args, options, strict: true }).values
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('. ')[0]}.`)
  }
}

function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new StartError(message)
}
