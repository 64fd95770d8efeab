import { findJson } from '../../protocol/awsJson.ts'
import type { Visit } from '../visit.ts'

/** What somebody outside answered. `body` is there when it is a JSON object. */
export type Told = { status: number; text: string; body: Record<string, unknown> | undefined }

/** Asks a server of the outside world, as Cognito does: each call is an entry of the log like any other. */
export async function ask(visit: Visit, url: string, init: RequestInit = {}): Promise<Told> {
  const headers = { accept: 'application/json', ...init.headers }
  const answered = await visit.fetch(new Request(url, { ...init, headers }))
  const text = await answered.text()
  return { status: answered.status, text, body: findJson(text) }
}
