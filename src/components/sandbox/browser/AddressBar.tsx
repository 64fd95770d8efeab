import { ArrowLeft, RotateCw } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import type { SmallBrowser, View } from '../../../sandbox/browser/browser.ts'

type Props = { id: string; view: View; browser?: SmallBrowser; refuse: (words: string) => void }

/** Back, reload, and the address, which can be changed and opened. */
export function AddressBar({ id, view, browser, refuse }: Props) {
  const [typed, setTyped] = useState(view.address)
  useEffect(() => setTyped(view.address), [view.address, view.page])
  const isAwake = browser !== undefined && !view.isBusy
  return (
    <form
      class="browser-bar"
      onSubmit={(event) => {
        event.preventDefault()
        browser?.open(typed).catch(() => refuse('That is no address.'))
      }}
    >
      <button
        type="button"
        class="icon-button"
        aria-label="Back"
        disabled={!isAwake || view.history.length < 2}
        onClick={() => void browser?.back()}
      >
        <ArrowLeft aria-hidden="true" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Reload"
        disabled={!isAwake}
        onClick={() => void browser?.reload()}
      >
        <RotateCw aria-hidden="true" />
      </button>
      <input
        id={`${id}-address`}
        class="input code"
        type="text"
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-label="Address"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </form>
  )
}
