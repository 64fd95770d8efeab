import { test } from 'vitest'

/** A case of the checklist, where Cognito does what the standard says. */
export const check = (id: string, what: string, run: () => Promise<void>) => test(`${id} ${what}`, run)

/**
 * A case of the checklist, where Cognito goes its own way.
 *
 * @param deviation its row in `content/oauth-deviations.yaml`
 */
export const differs = (id: string, deviation: string, what: string, run: () => Promise<void>) =>
  test(`${id} ${what} (${deviation})`, run)
