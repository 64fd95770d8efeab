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

/** Runs a program of the project, showing what it prints. @returns its exit code */
export function run(command, args = [], more = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...more,
      env: { ...env, ...more.env },
    })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(signal ? 1 : code))
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
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
