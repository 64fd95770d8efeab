import { chromium, type Page } from 'playwright-core'

/** The Chromium of `$CHROMIUM`, else the installed one. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })

/**
 * Gives a page's browser a passkey provider, as a phone or laptop has one, that says yes at once.
 *
 * @returns how to let it fail to make sure of its user
 */
export async function withAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = {
    ...{ protocol: 'ctap2' as const, transport: 'internal' as const, hasResidentKey: true },
    ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  }
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options })
  return {
    async refuse() {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    },
  }
}
