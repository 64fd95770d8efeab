/** Reads forms out of markup where there is no document: for browsers that play a script. Only for markup of ours. */

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

const unescaped = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]!)

/** What a page's form sends along by itself. @throws TypeError when there is no form */
export function hiddenFields(html: string): Record<string, string> {
  const form = /<form[^>]*>([^]*?)<\/form>/.exec(html)
  if (!form) throw new TypeError('There is no form on this page.')
  const inputs = form[1]!.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name, value]) => [unescaped(name!), unescaped(value!)]))
}
