import { existsSync } from 'node:fs'
import { address } from './course.ts'

interface Place {
  label: string
  /** Path below the base, without a leading slash. */
  path: string
  /** Where the link stands: in the header, or only in the menu and the footer. */
  at: 'header' | 'footer'
  /** Paths for which this link is the current one. */
  covers: RegExp
}

/** Every place a reader can go to, in order. A place shows as soon as `src/pages` holds its page. */
const places: Place[] = [
  {
    label: 'Lessons',
    path: '#lessons',
    at: 'header',
    covers: /^(two-pools|signing-in|tokens-oauth|triggers-federation|token-to-aws|exam-depth)\//,
  },
  { label: 'Labs', path: 'labs/', at: 'header', covers: /^labs?\// },
  { label: 'Practice', path: 'practice/', at: 'header', covers: /^practice\// },
  { label: 'Mock exam', path: 'exam/', at: 'header', covers: /^exam\// },
  { label: 'Reference', path: 'quick-reference/', at: 'header', covers: /^quick-reference\// },
  { label: 'Fidelity', path: 'fidelity/', at: 'footer', covers: /^(fidelity|oauth-deviations)\// },
  { label: 'Progress', path: 'progress/', at: 'footer', covers: /^progress\// },
  { label: 'Review', path: 'review/', at: 'footer', covers: /^review\// },
  { label: 'Live AWS', path: 'live/', at: 'footer', covers: /^live\// },
  { label: 'Studio', path: 'studio/', at: 'footer', covers: /^studio\// },
]

/** The build runs in the project's folder. */
const hasPage = ({ path }: Place) =>
  path.startsWith('#') ||
  [`${path}index.astro`, `${path.slice(0, -1)}.astro`].some((file) => existsSync(`src/pages/${file}`))

/** The links for one spot, each with its address and whether it leads to where the reader is. */
export function linksFor(at: Place['at'], pathname: string) {
  const here = pathname.slice(address('').length)
  return places
    .filter((place) => place.at === at && hasPage(place))
    .map(({ label, path, covers }) => ({ label, href: address(path), current: covers.test(here) }))
}
