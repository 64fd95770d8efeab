import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Everything here runs on any Node from 20 on, before anything is installed. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const bin = join(root, 'node_modules', '.bin')

/** The project's own programs first on the PATH, its own Node among them. */
export const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: '1',
}

const SIGNALS = ['SIGINT', 'SIGTERM']

/** Runs a program of the project, showing what it prints; ends where that was ended from outside. @returns its exit code */
export function run(command, args = [], more = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...more,
      env: { ...env, ...more.env },
    })
    let ended
    const end = (signal) => {
      ended = signal
      child.kill(signal)
    }
    for (const signal of SIGNALS) process.on(signal, end)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const each of SIGNALS) process.off(each, end)
      // Whoever pressed Ctrl+C knows why nothing came of it, and wants nothing more.
      if (ended && code !== 0) process.exit(130)
      resolve(signal ? 1 : code)
    })
  })
}

/** Installs the packages of package-lock.json unless just these are installed already. */
export async function install() {
  const marker = join(root, 'node_modules', '.deep-end-installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted && hasNode()) return
  console.log('Installing what is missing (once; about half a minute) …')
  const code = await run('npm', ['ci', '--include=dev', '--loglevel=error'])
  if (code !== 0) stop('npm ci failed. Its own lines above say why; it needs the npm registry.')
  if (!hasNode()) {
    stop(
      'The project brings its own Node as the package "node", and it is not there after the installation.\n' +
        'Allow its install script (npm config: ignore-scripts must be off), delete node_modules, and start again.',
    )
  }
  writeFileSync(marker, wanted)
}

function hasNode() {
  const { stdout } = spawnSync(join(bin, 'node'), ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return /^v2[4-9]\./.test(stdout ?? '')
}

/** Ends with one clear sentence. */
export function stop(message) {
  console.error(`\n${message}`)
  process.exit(1)
}

/** The port that PORT names, or the one of old. */
export function portOr(usual) {
  const { PORT = String(usual) } = process.env
  const port = Number(PORT)
  if (/^\d{1,5}$/.test(PORT) && port >= 1 && port <= 65_535) return port
  stop(`PORT is "${PORT}", which is no port: take a number from 1 to 65535, such as PORT=4400.`)
}
