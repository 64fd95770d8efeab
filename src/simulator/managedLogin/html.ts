/** Markup that may stand in a page: made by `html` alone, which escapes whatever it is given as text. */
export type Html = { readonly markup: string }

type Part = Html | Html[] | string | number | undefined | false

/** A piece of a page. Text that is put in becomes text, also in attributes; of lists every part. */
export function html(parts: TemplateStringsArray, ...values: Part[]): Html {
  const markup = parts.reduce((text, part, i) => text + markupOf(values[i - 1]) + part)
  return { markup }
}

function markupOf(value: Part): string {
  if (value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map(markupOf).join('')
  return typeof value === 'object' ? value.markup : escaped(String(value))
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char]!)
