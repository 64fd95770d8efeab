import type { Finding, Rule } from './finding.ts'

const hosts = [
  'aws.amazon.com',
  'repost.aws',
  'ietf.org',
  'rfc-editor.org',
  'openid.net',
  'w3.org',
  'oasis-open.org',
  'learn.microsoft.com',
]

const aDay = 24 * 60 * 60 * 1000

/** The day after: a source checked this evening in one time zone is checked tomorrow in another. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + aDay).toISOString().slice(0, 10)
}

/** S06 for one source: an allowed host, and a day that has been. Paths are below the source. */
export function sourceFindings(source: { url: string; checked: string }, today: string): Finding[] {
  const host = new URL(source.url).hostname
  const allowed = hosts.some((name) => host === name || host.endsWith(`.${name}`))
  const findings: Finding[] = []
  if (!allowed) {
    const repair = `Cite AWS documentation or a standard; allowed hosts: ${hosts.join(', ')}.`
    findings.push({ rule: 'S06', path: ['url'], found: `${host} is not an allowed host.`, repair })
  }
  if (source.checked > dayAfter(today)) {
    const found = `${source.checked} lies in the future.`
    findings.push({ rule: 'S06', path: ['checked'], found, repair: 'Write the day you read the page.' })
  }
  return findings
}

/** S06: every source of a question. */
export const sourcesAllowed: Rule = ({ sources }, { today }) =>
  sources.flatMap((source, index) =>
    sourceFindings(source, today).map((finding) => ({
      ...finding,
      path: ['sources', index, ...finding.path],
    })),
  )
