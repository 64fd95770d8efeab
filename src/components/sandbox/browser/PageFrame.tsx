import { useEffect, useRef } from 'preact/hooks'
import type { Page, SmallBrowser } from '../../../sandbox/browser/browser.ts'
import { focusIn, styleOf, trusted } from './framePolicy.ts'

/** The page of a browser, in a frame that runs nothing: links and forms are heard from outside. */
export function PageFrame({ id, page, browser }: { id: string; page: Page; browser: SmallBrowser }) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    if (frame.current) fill(frame.current, page, browser)
  }, [page])
  useEffect(() => {
    const follow = () => frame.current && showScheme(frame.current)
    const observer = new MutationObserver(follow)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [])
  return (
    <iframe
      ref={frame}
      id={`${id}-page`}
      class="browser-page"
      sandbox="allow-same-origin"
      title={`The page at ${new URL(page.url).host}`}
    />
  )
}

function fill(frame: HTMLIFrameElement, { html, policy }: Page, browser: SmallBrowser): void {
  const inside = frame.contentDocument!
  const hadFocus = document.activeElement === frame
  inside.open()
  // Typed as text; where the policy holds, the browser takes nothing but what has been through it.
  inside.write(trusted(html) as string)
  inside.close()
  const Sheet = (frame.contentWindow as unknown as typeof globalThis).CSSStyleSheet
  const sheet = new Sheet()
  sheet.replaceSync(styleOf(html, policy))
  inside.adoptedStyleSheets = [sheet, new Sheet()]
  showScheme(frame)
  inside.addEventListener('click', (event) => {
    // Of another realm than this page: `instanceof` says nothing.
    const pressed = (event.target as Element).closest<HTMLAnchorElement | HTMLButtonElement>(
      'a[href], button',
    )
    if (!pressed) return
    event.preventDefault()
    if (pressed.tagName === 'A') void browser.click(pressed.getAttribute('href')!)
    else send(pressed as HTMLButtonElement, browser)
  })
  // Enter in a field presses the form’s first button, and that is heard above; whatever else sends a form does not.
  inside.addEventListener('submit', (event) => event.preventDefault())
  // Not on a reader who is elsewhere on the page.
  if (hadFocus) focusIn(inside)
}

/** A page that leaves light or dark to its browser gets what this site shows: that is the browser here. */
function showScheme(frame: HTMLIFrameElement): void {
  const [own, scheme] = frame.contentDocument!.adoptedStyleSheets
  const isOpen = [...(own?.cssRules ?? [])].some(({ cssText }) => /color-scheme: light dark/.test(cssText))
  scheme?.replaceSync(isOpen ? `:root { color-scheme: ${getComputedStyle(frame).colorScheme} }` : '')
}

function send(button: HTMLButtonElement, browser: SmallBrowser): void {
  const { form } = button
  if (!form || button.type !== 'submit') return
  if (!form.noValidate && !button.formNoValidate && !form.reportValidity()) return
  const fields = [...new FormData(form, button)].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  )
  const { method } = form
  void browser.submit(Object.fromEntries(fields), { action: form.getAttribute('action') ?? '', method })
}
