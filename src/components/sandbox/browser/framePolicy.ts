/** Markup that may be written into the frame of the small browser. */
type Trusted = { toString(): string }
type Factory = {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string },
  ): { createHTML(text: string): Trusted }
}

/**
 * The one way by which markup gets into the frame. What keeps it from doing anything is the frame, which runs no script and
 * sends no form, and the site’s policy, which holds in there too. What is left out here would only be reported as refused:
 * scripts, and styles, which come in by `styleOf`. A frame without scripts may not take the focus either: see `focusIn`.
 */
const rules = {
  createHTML: (markup: string) =>
    markup
      .replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, '')
      .replace(/<[a-z][^>]*>/gi, (tag) =>
        tag.replace(
          /("[^"]*")|\sautofocus(?=[\s/>=])/gi,
          (_, quoted?: string) => quoted ?? ' data-autofocus',
        ),
      ),
}

/** Puts the focus where a page wants it. */
export const focusIn = (page: Document): void => page.querySelector<HTMLElement>('[data-autofocus]')?.focus()

let policy: { createHTML(text: string): Trusted } | undefined

/** Browsers that know no Trusted Types take the text itself. */
export function trusted(markup: string): Trusted {
  const { trustedTypes } = window as unknown as { trustedTypes?: Factory }
  policy ??= trustedTypes ? trustedTypes.createPolicy('small-browser', rules) : rules
  return policy.createHTML(markup)
}

/**
 * A page’s own style sheet, if its own policy allows it: by the nonce that header and element share. The site’s policy knows no
 * such nonce, so the frame is given the sheet as an object.
 */
export function styleOf(markup: string, policy: string): string {
  const [, nonce = '', text = ''] = /<style nonce="([^"]+)">([^]*?)<\/style>/.exec(markup) ?? []
  return nonce && policy.includes(`style-src 'nonce-${nonce}'`) ? text : ''
}
