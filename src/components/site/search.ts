interface Found {
  url: string
  meta: { title?: string }
  excerpt: string
  sub_results: { title: string; url: string; excerpt: string }[]
}

interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>
  debouncedSearch(term: string): Promise<{ results: { data(): Promise<Found> }[] } | null>
}

const shown = 8

/** Wires the search button, its dialog and the `/` key. The index loads when the dialog first opens. */
export function connectSearch(root: HTMLElement, base: string) {
  const open = root.querySelector<HTMLButtonElement>('.search-open')
  const dialog = root.querySelector('dialog')
  const input = root.querySelector('input')
  const status = root.querySelector('[role=status]')
  const list = root.querySelector('ol')
  if (!open || !dialog || !input || !status || !list) return

  let pagefind: Promise<Pagefind> | undefined
  const show = () => {
    if (!dialog.open) dialog.showModal()
    pagefind ??= loadPagefind(base)
  }
  const search = async () => {
    const term = input.value.trim()
    if (!term) return void (list.replaceChildren(), (status.textContent = ''))
    const found = await (await (pagefind ??= loadPagefind(base))).debouncedSearch(term)
    if (!found) return
    const pages = await Promise.all(found.results.slice(0, shown).map((result) => result.data()))
    list.replaceChildren(...pages.map(rowOf))
    status.textContent = countOf(found.results.length, term)
  }

  open.disabled = false
  open.addEventListener('click', show)
  root.querySelector('.search-close')?.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (e) => {
    if (e.target === dialog || (e.target instanceof Element && e.target.closest('a'))) dialog.close()
  })
  input.addEventListener('input', () => {
    search().catch((error: Error) => (status.textContent = `The search stopped: ${error.message}.`))
  })
  document.addEventListener('keydown', (e) => {
    if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
    e.preventDefault()
    show()
  })
}

async function loadPagefind(base: string): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)
  await pagefind.options({ baseUrl: base })
  return pagefind
}

/** In a field or an editor a slash is a slash. */
function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

function countOf(pages: number, term: string) {
  if (pages === 0) return `Nothing here mentions “${term}”.`
  const counted = pages === 1 ? 'One page mentions' : `${pages} pages mention`
  return `${counted} “${term}”${pages > shown ? `; these are the first ${shown}` : ''}.`
}

function rowOf(page: Found) {
  const best = page.sub_results[0]
  const title = page.meta.title ?? page.url
  const row = document.createElement('li')
  const link = document.createElement('a')
  link.href = best?.url ?? page.url
  link.textContent = best && best.title !== title ? `${title}: ${best.title}` : title
  const excerpt = document.createElement('p')
  excerpt.append(...markedText(best?.excerpt ?? page.excerpt))
  row.append(link, excerpt)
  return row
}

/** Pagefind hands excerpts as escaped text with `<mark>` around hits: read that without setting markup. */
function markedText(excerpt: string) {
  return excerpt.split(/<mark>(.*?)<\/mark>/).map((piece, i) => {
    const text = plain(piece)
    if (i % 2 === 0) return text
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
const plain = (text: string) =>
  text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')
