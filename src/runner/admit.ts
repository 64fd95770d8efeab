/**
 * The only place where a request of code inside is let out: https, and a host of the list (`*.` stands for one or more names).
 *
 * @throws TypeError which host was refused, and which are reached from here
 */
export function admit(address: string, hosts: string[]): URL {
  const url = new URL(address)
  const reached = hosts.some((host) =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
  )
  if (url.protocol === 'https:' && reached && url.port === '') return url
  throw new TypeError(
    `${url.protocol}//${url.host} cannot be reached from here. What can: ${hosts.join(', ')} over https.`,
  )
}
