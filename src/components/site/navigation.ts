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

const parts = 'two-pools|signing-in|tokens-oauth|triggers-federation|token-to-aws|exam-depth'

/** Every place a reader can go to. A place is listed once its page exists, in this order:
 *  Lessons, Labs, Practice, Mock exam, Reference in the header; progress, review, live, studio in the footer. */
export const places: Place[] = [
  { label: 'Lessons', path: '#lessons', at: 'header', covers: new RegExp(`^(${parts})/`) },
  { label: 'Practice', path: 'practice/', at: 'header', covers: /^practice\// },
]

/** The links for one spot, each with its address and whether it leads to where the reader is. */
export function linksFor(at: Place['at'], pathname: string) {
  const here = pathname.slice(address('').length)
  return places
    .filter((place) => place.at === at)
    .map(({ label, path, covers }) => ({ label, href: address(path), current: covers.test(here) }))
}
