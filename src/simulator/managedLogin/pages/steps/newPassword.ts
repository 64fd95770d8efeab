import { attributeField, attributesIn } from '../attributeFields.ts'
import { newPasswordField } from '../newPasswordField.ts'
import type { Step } from '../challengePage.ts'

/** A user whom an administrator made chooses a password, and fills in what the pool requires. */
export const newPassword: Step = {
  ask(visit, { ChallengeParameters }) {
    const names: unknown = JSON.parse(ChallengeParameters?.requiredAttributes ?? '[]')
    const required = Array.isArray(names) ? names.map(String) : []
    return {
      title: 'Choose a new password',
      fields: [
        newPasswordField(visit.pool, 'new_password', 'New password'),
        ...required.map((name) => attributeField(visit, name.replace(/^userAttributes\./, ''))),
      ],
      buttons: { submit: 'Continue' },
    }
  },
  say({ form }, session) {
    const attributes = attributesIn(form).map(({ Name, Value }) => [`userAttributes.${Name}`, Value])
    return {
      session,
      responses: { NEW_PASSWORD: form.get('new_password') ?? '', ...Object.fromEntries(attributes) },
    }
  },
}
