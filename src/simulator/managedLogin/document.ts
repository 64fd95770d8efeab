import { html, type Html } from './html.ts'

/** What a page is made of. Style and script bear the nonce that the page's policy names. */
export type Document = {
  title: string
  nonce: string
  /** more of the head */
  head?: Html
  /** CSS */
  style: string
  body: Html
  /** JavaScript */
  script?: string | undefined
}

export const documentOf = ({ title, nonce, head, style, body, script }: Document): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${head}
        <title>${title}</title>
        <style nonce="${nonce}">
          ${{ markup: style }}
        </style>
      </head>
      <body>
        ${body}
        ${
          script !== undefined &&
          html`<script nonce="${nonce}">
            ${{ markup: script }}
          </script>`
        }
      </body>
    </html>`
