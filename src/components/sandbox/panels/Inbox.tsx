import type { Message } from '../../../simulator/index.ts'
import { clockText } from '../../../sandbox/times.ts'
import type { WindowView } from '../useWindow.ts'

/** The mails that Cognito has sent, newest first. */
export function Inbox({ view }: { view: WindowView }) {
  const { messages } = view.shown
  return (
    <div class="sandbox-inbox">
      <div class="water-label">
        <h4>Inbox</h4>
      </div>
      {messages.length === 0 ? (
        <p class="panel panel-body sandbox-empty">No mail yet. What Cognito sends comes here.</p>
      ) : (
        <ol class="panel sandbox-mails">
          {messages.map((message) => (
            <Mail key={message.id} message={message} view={view} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Mail({ message, view }: { message: Message; view: WindowView }) {
  const { code } = message
  const isTaken = code !== undefined && view.shown.form.code === code
  return (
    <li class="sandbox-mail">
      <p class="sandbox-mail-head">
        <b>{message.subject}</b>
        <span class="entry-when">{clockText(message.sentAt, view.firstDay)}</span>
      </p>
      <p class="small quiet">To {message.to}</p>
      <p>{message.body}</p>
      {code !== undefined && (
        <button
          type="button"
          class="button button-small"
          onClick={() => {
            view.sandbox?.fill({ code })
            view.announce(`The code ${code} is in the form.`)
          }}
        >
          {isTaken ? 'The code is in the form' : 'Use this code'}
        </button>
      )}
    </li>
  )
}
