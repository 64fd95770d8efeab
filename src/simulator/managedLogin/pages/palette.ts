/** The colours of text and controls on one ground. */
type Palette = Record<
  'ink' | 'quiet' | 'line' | 'link' | 'focus' | 'bad' | 'bad-bg' | 'good' | 'good-bg',
  string
>

export const LIGHT: Palette = {
  ...{
    ink: '#0a2632',
    quiet: '#4e666f',
    line: '#6c858b',

    link: '#006683',
    focus: '#1a469d',
  },
  ...{ bad: '#a00b29', 'bad-bg': '#fef1f1', good: '#127c3a', 'good-bg': '#e6fae9' },
}

export const DARK: Palette = {
  ...{
    ink: '#e4eff0',
    quiet: '#a5babf',
    line: '#728f96',

    link: '#6adde8',
    focus: '#edd963',
  },
  ...{ bad: '#f8858b', 'bad-bg': '#321b1d', good: '#81f0a3', 'good-bg': '#12281d' },
}

/** What can be read on a ground that somebody else chose. @param ground `#rrggbb`, alpha is not looked at */
export const paletteOn = (ground: string): Palette => (luminance(ground) > 0.18 ? LIGHT : DARK)

/** Whether text of one colour can be read on another. Source: https://www.w3.org/TR/WCAG22/#contrast-minimum */
export function isReadable(text: string, ground: string): boolean {
  const [high = 0, low = 0] = [text, ground].map(luminance).sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05) >= 4.5
}

/** How light a colour is, 0 to 1. Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
