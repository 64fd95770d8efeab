import { runInFrame } from '../../../src/runner/frame/runInFrame.ts'
import { handlersInFrame } from '../../../src/runner/frame/handlersInFrame.ts'
import type { HandlerTask, Host, Outcome, Task } from '../../../src/runner/types.ts'
import { runProof } from '../../../src/sandbox/proofs.ts'

/** What the test asks of this page. `asked` tells which requests came out of the frame. */
const asked: string[] = []
const host: Host = {
  async fetch(request) {
    asked.push(`${request.method} ${request.url}`)
    return Response.json(
      { hello: await request.text(), header: request.headers.get('x-test') },
      { status: 201 },
    )
  },
  functions: {
    double: (number) => Number(number) * 2,
    refuse: () => {
      throw new RangeError('no')
    },
  },
}

const run = (task: Task): Promise<Outcome> => runInFrame(task, host, '/sandbox/frame.html')
const aborted = (task: Task): Promise<Outcome> =>
  runInFrame(task, host, '/sandbox/frame.html', AbortSignal.timeout(300))

const call = (task: HandlerTask) =>
  handlersInFrame('/sandbox/frame.html')(task, (request) => host.fetch(request, 0))

Object.assign(window, { call, run, aborted, runProof, asked })
