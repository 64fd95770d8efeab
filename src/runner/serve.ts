import { admit } from './admit.ts'
import type { Answer, Outgoing } from './messages.ts'
import type { ConsoleLine, Failure, Host, Task } from './types.ts'

/** How a run ended, before its console lines are added. */
export type Ending = { value?: unknown; failure?: never } | { value?: never; failure: Failure }

type Post = (answer: Answer, transfer: ArrayBuffer[]) => void
type Locate = (failure: { stack?: string; line?: number }) => Failure['at']

/**
 * The outside of one run: answers what code inside asks for, within the task's limits, and says when it has ended.
 *
 * @param locate finds the line of a module in a stack, or from a line of the whole text
 */
export function serve(task: Task, host: Host, post: Post, locate: Locate) {
  const console: ConsoleLine[] = []
  let calls = 0
  let started = false

  /** Takes one message from inside; answers how the run ended, once it has. */
  function take(message: unknown): Ending | undefined {
    // Checked field by field below: nothing that comes from inside is trusted to have its form.
    const { kind, ...rest } = (message ?? {}) as Outgoing & Record<string, unknown>
    if (kind === 'fetch' || kind === 'call') return letOut({ kind, ...rest } as Asked)
    if (kind === 'console') return write(rest as ConsoleLine)
    if (kind === 'started') return void (started = true)
    if (kind === 'value') return valueOf((rest as { json?: unknown }).json)
    if (kind === 'failed') return failureOf(rest as Extract<Outgoing, { kind: 'failed' }>)
    if (kind === 'broke') return broken(rest as Extract<Outgoing, { kind: 'broke' }>)
    if (kind === 'late') return { failure: late(task) }
    return {
      failure: { kind: 'stopped', message: 'The code sent something that is no message of the runner.' },
    }
  }

  function letOut(asked: Asked): Ending | undefined {
    if (++calls > task.limits.calls) {
      return { failure: { kind: 'stopped', message: `The run made more than ${task.limits.calls} calls.` } }
    }
    const answered = asked.kind === 'fetch' ? request(asked) : call(asked)
    answered.catch((error: unknown) => post({ id: asked.id, error: readable(error) }, []))
    return undefined
  }

  async function request({ id, via, url, method, headers, body }: Extract<Asked, { kind: 'fetch' }>) {
    const admitted = admit(String(url), task.hosts)
    const response = await host.fetch(new Request(admitted, { method, headers, body }), via)
    const bytes = await response.arrayBuffer()
    const { status, statusText } = response
    post({ id, response: { status, statusText, headers: [...response.headers], body: bytes } }, [bytes])
  }

  async function call({ id, name, args }: Extract<Asked, { kind: 'call' }>) {
    const named = Object.hasOwn(host.functions, name) ? host.functions[name] : undefined
    if (!named) throw new TypeError(`Nothing is called "${String(name)}" out here.`)
    const answer = await named(...(JSON.parse(args) as unknown[]))
    post({ id, json: answer === undefined ? undefined : JSON.stringify(answer) }, [])
  }

  function write({ level, text }: ConsoleLine): undefined {
    if (console.length < task.limits.consoleLines) {
      console.push({ level, text: String(text).slice(0, task.limits.lineLength) })
    }
  }

  function valueOf(json: unknown): Ending {
    if (json === undefined) return {}
    const text = String(json)
    if (text.length > task.limits.bytes) {
      return { failure: { kind: 'too-large', message: `The result takes ${text.length} bytes.` } }
    }
    try {
      return { value: JSON.parse(text) as unknown }
    } catch {
      return { failure: { kind: 'not-json', message: 'The result could not be read as JSON.' } }
    }
  }

  function failureOf({ failure, message, name, stack }: Extract<Outgoing, { kind: 'failed' }>): Ending {
    const at = stack === undefined ? undefined : locate({ stack: String(stack) })
    const words = String(message).slice(0, task.limits.lineLength)
    return {
      failure: { kind: failure, message: words, ...(name && { name: String(name) }), ...(at && { at }) },
    }
  }

  /** Text that could not be parsed never started; an error nobody caught comes later. */
  function broken({ message, line }: { message: string; line?: number }): Ending {
    const at = line ? locate({ line }) : undefined
    const [, name, words] = /^(?:Uncaught )?(?:(\w*Error): )?([^]*)$/.exec(String(message)) ?? []
    const kind = started ? 'threw' : 'syntax'
    return {
      failure: {
        kind,
        message: words || 'The code cannot be read.',
        ...(name && { name }),
        ...(at && { at }),
      },
    }
  }

  return { take, console }
}

type Asked = Extract<Outgoing, { kind: 'fetch' | 'call' }>

export const late = (task: Task): Failure => ({
  kind: 'timeout',
  message: `The code was still running after ${task.limits.milliseconds / 1000} seconds.`,
})

const readable = (error: unknown) =>
  error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: 'The call failed for no stated reason.' }
