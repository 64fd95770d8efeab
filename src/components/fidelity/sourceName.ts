/** What a link to a source is called: `amplify-js 14428` for a thread on GitHub, the standard, or AWS’s documentation. */
export function sourceName(url: string): string {
  const [, repository, number] = /^https:\/\/github\.com\/[^/]+\/([^/]+)\/\w+\/(\d+)$/.exec(url) ?? []
  if (repository) return `${repository} ${number}`
  const [, rfc] = /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc(\d+)/.exec(url) ?? []
  if (rfc) return `RFC ${rfc}`
  return url.startsWith('https://openid.net/') ? 'OpenID Connect' : 'AWS documentation'
}
