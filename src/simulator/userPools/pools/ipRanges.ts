/** An IP address as a number of so many bits. */
type Address = { value: bigint; bits: 32 | 128 }

export const isIpAddress = (text: string): boolean => readAddress(text) !== undefined

/** Whether a text is a range in CIDR notation: an IPv4 or IPv6 address, and how many bits of it count. */
export const isIpRange = (text: string): boolean => readRange(text) !== undefined

/** Whether an address is one of a range's: `192.0.2.7` of `192.0.2.0/24`. What can't be read is in no range. */
export function isInRange(address: string, range: string): boolean {
  const read = readAddress(address)
  const within = readRange(range)
  if (!read || read.bits !== within?.bits) return false
  const rest = BigInt(within.bits - within.prefix)
  return read.value >> rest === within.value >> rest
}

function readRange(text: string): (Address & { prefix: number }) | undefined {
  const [, start, prefix] = /^(.*)\/(\d{1,3})$/.exec(text) ?? []
  const address = start === undefined ? undefined : readAddress(start)
  return address && Number(prefix) <= address.bits ? { ...address, prefix: Number(prefix) } : undefined
}

function readAddress(text: string): Address | undefined {
  const value = text.includes(':') ? readIpV6(text) : readIpV4(text)
  return value === undefined ? undefined : { value, bits: text.includes(':') ? 128 : 32 }
}

const OCTET = /^(0|[1-9]\d{0,2})$/

function readIpV4(text: string): bigint | undefined {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet) && Number(octet) < 256)) {
    return undefined
  }
  return octets.reduce((value, octet) => value * 256n + BigInt(octet), 0n)
}

/** Eight groups of 16 bits; `::` stands for as many zeros as are missing (RFC 4291). */
function readIpV6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = withoutIpV4(text).split('::')
  const before = groupsOf(head)
  const after = groupsOf(tail ?? '')
  const missing = 8 - before.length - after.length
  if (more.length || (tail === undefined ? missing !== 0 : missing < 1)) return undefined
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after]
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined
  return BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`)
}

const groupsOf = (text: string) => (text === '' ? [] : text.split(':'))

/** `::ffff:192.0.2.7` as `::ffff:c000:207` */
function withoutIpV4(text: string): string {
  const last = text.slice(text.lastIndexOf(':') + 1)
  const value = readIpV4(last)
  if (value === undefined) return text
  return `${text.slice(0, -last.length)}${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`
}
