import { admit } from './admit.ts'
import { SOURCE } from './compose.ts'
import { STATUS } from './limits.ts'
import type { Answer, Outgoing } from './messages.ts'
import { whereIn, type FindPlace } from './places.ts'
import type { ConsoleLine, Failure, Host, Task } from './types.ts'

/** How a run ended, before its console lines are added. */
export type Ending = { value?: unknown; failure?: never } | { value?: never; failure: Failure }

type Post = (answer: Answer, transfer: ArrayBuffer[]) => void

/**
 * The outside of one run: answers what code inside asks for, within the task's limits, and says when it has ended.
 *
 * @param find tells where in the task's modules something happened
 */
export function serve(task: Task, host: Host, post: Post, find: FindPlace) {
  const console: ConsoleLine[] = []
  let calls = 0
  let startedAt: number | undefined

  /** Takes one message from inside; answers how the run ended, once it has. */
  function take(message: unknown): Ending | undefined {
    // Checked field by field below: nothing that comes from inside is trusted to have its form.
    const { kind, ...rest } = (message ?? {}) as Outgoing & Record<string, unknown>
    if (kind === 'fetch' || kind === 'call') return letOut({ kind, ...rest } as Asked)
    if (kind === 'console') return write(rest as Extract<Outgoing, { kind: 'console' }>)
    if (kind === 'started') return void (startedAt ??= performance.now())
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

  function write({ level, text, stack }: Extract<Outgoing, { kind: 'console' }>): undefined {
    if (console.length >= task.limits.consoleLines) return
    const { at } = whereIn(String(stack), find)
    console.push({
      level,
      text: String(text).slice(0, task.limits.lineLength),
      ...(at && { module: at.module, line: at.line }),
    })
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

  function failureOf(failed: Extract<Outgoing, { kind: 'failed' }>): Ending {
    const { failure: kind, message, name, stack, status } = failed
    return {
      failure: {
        kind,
        message: String(message).slice(0, task.limits.lineLength),
        ...(name && { name: String(name) }),
        ...(typeof status === 'number' && { status }),
        ...whereIn(String(stack), find),
      },
    }
  }

  /** Text that could not be parsed never started; later it is an error that nobody caught. */
  function broken({ message, line }: { message: string; line?: number }): Ending {
    const at = line ? find(SOURCE, line) : undefined
    const [, name, words] = /^(?:Uncaught )?(?:(\w*Error): )?([^]*)$/.exec(String(message)) ?? []
    return {
      failure: {
        kind: startedAt === undefined ? 'syntax' : 'exit',
        message: words || 'The code cannot be read.',
        ...(name && { name }),
        ...(at && { at }),
        ...(startedAt !== undefined && { status: STATUS.error }),
      },
    }
  }

  /** Milliseconds since the code was begun. */
  const lasted = () => (startedAt === undefined ? 0 : performance.now() - startedAt)

  return { take, console, lasted }
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
