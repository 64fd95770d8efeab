import type { Lane } from '../../simulator/index.ts'

/** The places a call passes through, in words. */
export const LANES: Record<Lane, string> = {
  app: 'Your app',
  'user-pool': 'User pool',
  login: 'Managed login',
  trigger: 'Lambda trigger',
  message: 'Message',
  'identity-pool': 'Identity pool',
  service: 'Service',
}

/** Who acts: a shape for the eye, words for readers of the screen. */
export function LaneMark({ lane }: { lane: Lane }) {
  return (
    <span class="lane" data-lane={lane}>
      <span class="sr-only">{LANES[lane]}: </span>
    </span>
  )
}
