/** A use case: which files of content/handlers it puts at which triggers. */
export type Template = {
  id: string
  title: string
  /** file by trigger */
  handlers: Record<string, string>
  /** what it needs that is not simulated yet */
  lacks?: string
}

/** What people write triggers for, in the order in which a user meets them. */
export const TEMPLATES: Template[] = [
  {
    id: 'pass',
    title: 'Look, and change nothing',
    handlers: {
      PreSignUp: 'log-event.mjs',
      CustomMessage: 'log-event.mjs',
      PostConfirmation: 'log-event.mjs',
      PreAuthentication: 'log-event.mjs',
      PostAuthentication: 'log-event.mjs',
      PreTokenGeneration: 'log-event.mjs',
    },
  },
  { id: 'domains', title: 'Block email domains', handlers: { PreSignUp: 'block-email-domains.mjs' } },
  { id: 'confirm', title: 'Confirm without a code', handlers: { PreSignUp: 'auto-confirm.mjs' } },
  { id: 'message', title: 'Words of your own', handlers: { CustomMessage: 'custom-message.mjs' } },
  {
    id: 'dynamodb',
    title: 'Write the user to DynamoDB',
    handlers: { PostConfirmation: 'user-to-dynamodb.mjs' },
    lacks: 'DynamoDB',
  },
  { id: 'claims', title: 'Add and suppress claims', handlers: { PreTokenGeneration: 'add-claims.mjs' } },
  { id: 'groups', title: 'Override the groups', handlers: { PreTokenGeneration: 'override-groups.mjs' } },
  {
    id: 'migration',
    title: 'Migrate from an old directory',
    handlers: { UserMigration: 'migrate-user.mjs' },
  },
  {
    id: 'code',
    title: 'One-time code, no password',
    handlers: {
      DefineAuthChallenge: 'code-define.mjs',
      CreateAuthChallenge: 'code-create.mjs',
      VerifyAuthChallengeResponse: 'code-verify.mjs',
    },
  },
  {
    id: 'two-steps',
    title: 'Letters, then a question',
    handlers: {
      DefineAuthChallenge: 'two-steps-define.mjs',
      CreateAuthChallenge: 'two-steps-create.mjs',
      VerifyAuthChallengeResponse: 'two-steps-verify.mjs',
    },
  },
  { id: 'audit', title: 'An audit log', handlers: { PostAuthentication: 'audit-log.mjs' } },
]

/** The templates that a trigger has a part in. */
export const templatesFor = (trigger: string): Template[] =>
  TEMPLATES.filter(({ handlers }) => Object.hasOwn(handlers, trigger))

const sources = import.meta.glob<string>('../../content/handlers/*.mjs', { query: '?raw', import: 'default' })

/** The text of a file of content/handlers. @throws TypeError when there is none */
export function handlerText(file: string): Promise<string> {
  const load = sources[`../../content/handlers/${file}`]
  if (!load) throw new TypeError(`There is no content/handlers/${file}.`)
  return load()
}
