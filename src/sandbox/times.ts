const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Simulated time as the clock shows it, in UTC: `09:00:00`, with the date when the day is not the first. */
export function clockText(now: number, firstDay: number): string {
  const [date, time] = new Date(now).toISOString().slice(0, 19).split('T')
  return new Date(firstDay).toISOString().startsWith(date!) ? time! : `${date} ${time}`
}

/** How long until `end`, or how long ago it was: `expires in 59:56`, `expired 4 min ago`. Milliseconds. */
export function expiryText(end: number, now: number): string {
  const left = end - now
  if (left < 0) return `expired ${spanText(-left)} ago`
  return left >= DAY ? `expires in ${spanText(left)}` : `expires in ${figures(left)}`
}

/** A span in one figure: `5 s`, `61 min`, `26 h`, `3 days`. Milliseconds. */
export function spanText(span: number): string {
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`
  if (span < 2 * HOUR) return `${Math.floor(span / MINUTE)} min`
  if (span < 2 * DAY) return `${Math.floor(span / HOUR)} h`
  return `${Math.floor(span / DAY)} days`
}

function figures(span: number): string {
  const seconds = Math.floor(span / SECOND)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] ? parts : parts.slice(1)
  return shown.map((part, i) => (i ? String(part).padStart(2, '0') : String(part))).join(':')
}
