import type { Context } from '../context.ts'
import { cookiesIn } from '../managedLogin/visit.ts'
import { originOfIdp } from '../outsideHosts.ts'

/** A request at an outside provider, taken apart. */
export type Call = {
  context: Context
  /** the provider's name */
  name: string
  url: URL
  method: string
  headers: Headers
  query: URLSearchParams
  form: URLSearchParams
  cookies: Record<string, string>
}

export const callFrom = (context: Context, name: string, request: Request, text: string): Call => {
  const url = new URL(request.url)
  return {
    ...{ context, name, url },
    method: request.method,
    headers: request.headers,
    query: url.searchParams,
    form: new URLSearchParams(text),
    cookies: cookiesIn(request.headers),
  }
}

/** Where the reader reaches a page of the provider. */
export const publicUrlOf = ({ context, name }: Call, path: string): string =>
  context.world.publicUrl(originOfIdp(name) + path)
