import type { Step } from '../challengePage.ts'

/** The password, on a page after the name's. */
export const password: Step = {
  ask: () => ({
    title: 'Enter your password',
    fields: [{ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' }],
    buttons: { submit: 'Sign in' },
  }),
  say: ({ form }, session) => ({ session, responses: { PASSWORD: form.get('password') ?? '' } }),
}
