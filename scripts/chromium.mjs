import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { env, run, stop } from './project.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium: `$CHROMIUM`, an installed one, Playwright's download, or the system's package. */
export async function chromium() {
  if (process.env.CHROMIUM) {
    if (existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM
    stop(`CHROMIUM is "${process.env.CHROMIUM}", and there is no such file.`)
  }
  const found = installed() ?? (await downloaded()) ?? (await packaged())
  if (found) return found
  stop('The browser tests need a Chromium or Chrome. Install one, or set CHROMIUM to its path.')
}

function installed() {
  return NAMES.map(which).find(Boolean) ?? PATHS.find((path) => existsSync(path))
}

function which(name) {
  const tool = process.platform === 'win32' ? 'where' : 'which'
  const { status, stdout } = spawnSync(tool, [name], { encoding: 'utf8', env })
  return status === 0 ? stdout.split(/\r?\n/)[0] : undefined
}

async function downloaded() {
  const { chromium } = await import('playwright-core')
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  console.log('No Chromium is installed; trying Playwright’s download …')
  const code = await run('playwright-core', ['install', 'chromium'])
  return code === 0 && existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

async function packaged() {
  if (process.getuid?.() !== 0 || !which('apt-get')) return undefined
  console.log('Installing the system’s Chromium …')
  const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update', '-qq'], quiet)
  await run('apt-get', ['install', '-y', '-qq', 'chromium'], quiet)
  return which('chromium')
}
