import type { Brand, Shades } from './brand.ts'
import { DARK, isReadable, LIGHT, paletteOn } from './palette.ts'

/** The looks of a login page: calm and quick, in light and dark. Text sizes follow the browser's. */
export function styleOf(brand: Brand, isManaged: boolean): string {
  const form = shadesFrom(brand.form, isManaged ? ['#ffffff', '#0f2027'] : ['#ffffff', '#ffffff'])
  const button = shadesFrom(brand.button, isManaged ? [LIGHT.link, DARK.link] : ['#2b6ca3', '#2b6ca3'])
  const texts = button.map((ground) => (paletteOn(ground) === LIGHT ? '#021922' : '#ffffff')) as Pair
  const background = shadesFrom(brand.background, isManaged ? ['#eef4f5', '#08151a'] : ['#f4f4f4', '#f4f4f4'])
  const on = form.map(paletteOn)
  const variables: [string, string[]][] = [
    ...NAMES.map((name): [string, string[]] => [name, on.map((palette) => palette[name])]),
    ['form', form],
    ['background', background],
    ['button', button],
    ['button-text', shadesFrom(brand.buttonText, texts)],
    // A link has the button's colour where that can be read.
    ['link', on.map(({ link }, at) => (isReadable(button[at]!, form[at]!) ? button[at]! : link))],
  ]
  const root = variables.map(([name, pair]) => `--${name}:light-dark(${pair.join(',')})`).join(';')
  const own = brand.css === undefined ? '' : safeCss(brand.css)
  return `:root{color-scheme:${brand.scheme};${root};${DERIVED}}${SHEET}${isManaged ? MANAGED : CLASSIC}${own}`
}

const NAMES = ['ink', 'quiet', 'line', 'focus', 'bad', 'bad-bg', 'good', 'good-bg'] as const

/** For light and for dark. */
type Pair = [string, string]

const shadesFrom = (given: Shades | undefined, [light, dark]: Pair): Pair => [
  given?.light ?? light,
  given?.dark ?? given?.light ?? dark,
]

/** A style sheet of the owner's can't end its element. */
const safeCss = (css: string) => css.replaceAll('<', '\\3c ')

/** Rules and sunken grounds suit whatever the form's own ground is. */
const DERIVED =
  '--rule:color-mix(in srgb,var(--ink) 16%,transparent);--sunken:color-mix(in srgb,var(--ink) 7%,transparent)'

const SHEET = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:grid;justify-items:center;align-content:start;padding:clamp(1rem,11vh,7rem) 1rem 1rem;background:var(--background);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:min(26rem,100%);min-width:0;background:var(--form);border:1px solid var(--rule)}
h1{margin:0;line-height:1.2;text-wrap:balance}
p{margin:0;overflow-wrap:anywhere}
.logo{display:block;max-width:100%;max-height:4.5rem;margin:0 0 1.5rem}
.logo.center{margin-inline:auto}.logo.end{margin-inline-start:auto}
.intro,.who{margin-top:.5rem;color:var(--quiet);text-wrap:pretty}
.who b{color:var(--ink);font-weight:600}
form{margin:1.5rem 0 0}
.field{margin:0 0 1.1rem}
label{display:block;margin:0 0 .35rem;font-weight:600;font-size:.95rem}
.box{display:block;position:relative}
input:not([type=hidden]){display:block;width:100%;min-height:44px;padding:.55rem .75rem;font:inherit;color:inherit;background:transparent;border:1.5px solid var(--line);border-radius:var(--radius)}
input[inputmode=numeric]{font-variant-numeric:tabular-nums;letter-spacing:.18em}
input::placeholder{color:var(--quiet)}
.show{position:absolute;inset:0 0 0 auto;min-width:4rem;padding:0 .8rem;border:0;background:none;color:var(--link);font:600 .9rem/1 system-ui,sans-serif;cursor:pointer}
.show~input,input.has-show:not([type=hidden]){padding-inline-end:4.25rem}
.hint{margin:.5rem 0 0;font-size:.875rem;line-height:1.4;color:var(--quiet)}
.aside{margin:.15rem 0 0}
.buttons{display:grid;gap:.65rem;margin:1.4rem 0 0}
input:focus-visible:not([type=hidden]){outline-offset:0;border-color:var(--focus)}
.main,.other,.provider{display:flex;align-items:center;justify-content:center;gap:.6rem;width:100%;min-height:44px;padding:.55rem 1rem;font:600 1rem/1.3 system-ui,sans-serif;color:inherit;text-align:center;text-decoration:none;overflow-wrap:anywhere;background:transparent;border:1.5px solid var(--line);border-radius:var(--radius);cursor:pointer}
.main{background:var(--button);border-color:var(--button);color:var(--button-text)}
.other:hover,.provider:hover{border-color:var(--ink)}
.main:hover{box-shadow:inset 0 0 0 99px rgb(0 0 0/.12)}
.main:active,.other:active{transform:translateY(1px)}
.choice{justify-content:space-between;text-align:start}
.choice::after{content:"";flex:none;width:.5rem;height:.5rem;border:solid var(--link);border-width:2px 2px 0 0;transform:rotate(45deg);margin-inline-end:.2rem}
.more{margin:1rem 0 0}
.more:empty{display:none}
.links{margin:1.5rem 0 0;padding:.6rem 0 0;border-top:1px solid var(--rule)}
a{color:var(--link);text-underline-offset:.18em}
.link a,.aside a{display:inline-flex;align-items:center;min-height:44px;font-size:.95rem}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.error,.notice,[role=alert]:not(:empty){margin:1.25rem 0 0;padding:.65rem .85rem;border-inline-start:4px solid;border-radius:2px;font-weight:500}
.error,[role=alert]{color:var(--bad);background:var(--bad-bg)}
.notice{color:var(--good);background:var(--good-bg)}
.code{margin-top:1rem;padding:.6rem .75rem;font:.95rem/1.5 ui-monospace,monospace;background:var(--sunken);border-radius:var(--radius)}
.qr{display:block;width:min(13rem,100%);margin:1.25rem auto 0;background:#fff;border-radius:4px}
.secret{margin-top:.5rem;padding:.6rem .75rem;font:.95rem/1.5 ui-monospace,monospace;background:var(--sunken);border-radius:var(--radius);user-select:all}
.or{display:flex;align-items:center;gap:.75rem;margin:1.4rem 0 1rem;color:var(--quiet)}
.or::before,.or::after{content:"";flex:1;border-top:1px solid var(--rule)}
.provider+.provider{margin-top:.65rem}
@media (prefers-reduced-motion:no-preference){.main,.other,.provider,input{transition:border-color .12s,box-shadow .12s}}
`

const MANAGED = `
:root{--radius:8px}
main{padding:2.25rem 2rem 1.75rem;border-radius:14px}
h1{font-size:1.6rem;font-weight:700;letter-spacing:-.015em}
@media (max-width:30rem){main{padding:1.75rem 1.25rem 1.25rem}}
`

/** Plainer, and light alone, as the hosted UI was. */
const CLASSIC = `
:root{--radius:4px}
body{padding-top:min(4rem,8vh)}
main{width:min(24rem,100%);padding:1.5rem;border-radius:4px;border-color:#ccc}
h1{font-size:1.15rem;font-weight:400}
label{font-weight:700}
.logo{margin-inline:auto}
`
