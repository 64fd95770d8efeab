import { html, type Html } from '../html.ts'
import { isManaged, type Visit } from '../visit.ts'
import { brandOf } from './brand.ts'
import { styleOf } from './style.ts'

/** A page of the domain in the pool's own looks. */
export function layout(
  visit: Visit,
  { title, nonce, body, script }: { title: string; nonce: string; body: Html; script?: string },
): Html {
  const brand = brandOf(visit)
  const language = isManaged(visit) ? (visit.query.get('lang') ?? visit.cookies.lang ?? 'en') : 'en'
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${brand.scheme}" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${{ markup: styleOf(brand, isManaged(visit)) }}
        </style>
      </head>
      <body>
        <main>
          ${brand.logo ? html`<img class="logo" src="${brand.logo}" alt="" />` : html``}
          <h1>${title}</h1>
          ${body}
        </main>
        ${
          script === undefined
            ? html``
            : html`<script nonce="${nonce}">
                ${{ markup: script }}
              </script>`
        }
      </body>
    </html>`
}
