import type { Typed } from '../../../sandbox/snapshot.ts'
import type { WindowView } from '../useWindow.ts'

const LABELS: Record<keyof Typed, string> = {
  username: 'Username',
  email: 'Email',
  password: 'Password',
  newPassword: 'New password',
  temporaryPassword: 'Temporary password',
  code: 'Code from the mail',
  totp: 'Code of the app',
  answer: 'Answer',
}

/** One input of the shared form. What is typed goes to the simulator as it is: refusing is Cognito's part. */
export function Field({ name, id, view }: { name: keyof Typed; id: string; view: WindowView }) {
  return (
    <p class="field">
      <label for={id}>{LABELS[name]}</label>
      <input
        id={id}
        class="code"
        type="text"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        {...((name === 'code' || name === 'totp') && { inputMode: 'numeric' as const })}
        value={view.shown.form[name]}
        disabled={!view.isAwake}
        onInput={(event) => view.sandbox?.fill({ [name]: event.currentTarget.value })}
      />
    </p>
  )
}
