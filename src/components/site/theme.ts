/** The key under which `before.js` looks for the reader's choice. */
const key = 'starlight-theme'

/** What the reader chose: `light`, `dark` or `auto` (as the system). */
export function keptTheme(): string {
  try {
    return localStorage.getItem(key) || 'auto'
  } catch {
    return 'auto'
  }
}

/** Shows a theme without keeping it. */
export function showTheme(theme: string) {
  const system = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  document.documentElement.dataset.theme = theme === 'auto' ? system : theme
}

/** Shows a theme and keeps it for later visits. */
export function keepTheme(theme: string) {
  showTheme(theme)
  try {
    localStorage.setItem(key, theme === 'auto' ? '' : theme)
  } catch {
    // A browser that keeps nothing: the theme lasts as long as the page.
  }
}
