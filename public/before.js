/* Runs before anything else on every page, as a file of its own so that the policy needs no hash for it.
   1. Trusted Types: what the browser may be handed as markup or as a script's address.
   2. The theme: the reader's choice, else the system's.
   3. The exam: the reader's choice, else the newest one that can already be sat. */
;(() => {
  const self = document.currentScript
  const base = new URL('.', self.src)

  if (window.trustedTypes) {
    // The search library starts its worker from a string and sets markup; nothing else may.
    const worker = new URL('pagefind/pagefind-worker.js', base).href
    trustedTypes.createPolicy('default', {
      createScriptURL(address) {
        if (new URL(address, document.baseURI).href === worker) return address
        throw new TypeError(`Refused as the address of a script: ${address}`)
      },
      createHTML(markup) {
        // Where the browser cannot clean markup, none of it gets through: the words stay, the tags go.
        if (!Element.prototype.setHTML) return markup.replace(/<[^>]*>/g, '').replace(/</g, '&lt;')
        const inert = document.implementation.createHTMLDocument('')
        inert.body.setHTML(markup)
        return inert.body.innerHTML
      },
    })
  }

  const kept = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null // A browser that keeps nothing.
    }
  }

  const system = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  const theme = kept('starlight-theme')
  document.documentElement.dataset.theme = theme === 'light' || theme === 'dark' ? theme : system

  const exams = JSON.parse(self.dataset.exams || '[]')
  const now = new Date()
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((n) => String(n).padStart(2, '0'))
    .join('-')
  const chosen = kept('deep-end:exam')
  const exam =
    exams.find(({ id }) => id === chosen) ?? exams.find(({ from }) => !from || from <= today) ?? exams.at(-1)
  if (exam) document.documentElement.dataset.exam = exam.id
})()
