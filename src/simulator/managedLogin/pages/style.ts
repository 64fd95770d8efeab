import type { Brand, Shades } from './brand.ts'

/** The looks of a login page: plain and quick, in light and dark. Text sizes follow the browser's. */
export function styleOf(brand: Brand, isManaged: boolean): string {
  const variables = [
    ['button', shadesFrom(brand.button, '#006683', '#6adde8')],
    ['button-text', shadesFrom(brand.buttonText, '#ffffff', '#021922')],
    ['background', shadesFrom(brand.background, isManaged ? '#eef3f4' : '#f4f4f4', '#08151a')],
    ['form', shadesFrom(brand.form, '#ffffff', '#0f2027')],
  ]
  const root = variables.map(([name, value]) => `--${name}:${value}`).join(';')
  return `:root{color-scheme:${brand.scheme};${root}}${SHEET}${brand.css === undefined ? '' : safeCss(brand.css)}`
}

const shadesFrom = (given: Shades | undefined, light: string, dark: string) =>
  `light-dark(${given?.light ?? light},${given?.dark ?? given?.light ?? dark})`

/** A style sheet of the owner's can't end its element. */
const safeCss = (css: string) => css.replaceAll('<', '\\3c ')

const SHEET = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--background);color:light-dark(#0a2632,#e4eff0);font:1rem/1.5 system-ui,sans-serif}
main{width:min(26rem,100%);padding:2rem 2rem 1.75rem;background:var(--form);border:1px solid light-dark(#d7e2e3,#22363e);border-radius:10px}
.logo{display:block;max-width:100%;max-height:5rem;margin:0 auto 1.25rem}
h1{margin:0 0 1.1rem;font-size:1.35rem;line-height:1.2}
p{margin:0 0 1rem;overflow-wrap:anywhere}
label{display:block;margin:0 0 1rem;font-weight:600}
input:not([type=hidden]){display:block;width:100%;margin-top:.3rem;padding:.6rem .7rem;font:inherit;font-weight:400;color:inherit;background:transparent;border:1px solid light-dark(#6c858b,#728f96);border-radius:6px}
.buttons{display:grid;gap:.6rem;margin:1.4rem 0 1.2rem}
button,.provider{display:block;width:100%;min-height:44px;padding:.6rem 1rem;font:600 1rem/1.3 system-ui,sans-serif;text-align:center;text-decoration:none;border-radius:6px;border:1.5px solid var(--button);cursor:pointer}
button.main{background:var(--button);color:var(--button-text)}
button.other,.provider{background:transparent;color:inherit;margin:0 0 .6rem}
button.other{margin:0}
:focus-visible{outline:3px solid light-dark(#1a469d,#edd963);outline-offset:2px}
.link{margin:.4rem 0;font-size:.95rem}
a{color:light-dark(#006683,#6adde8)}
.error,.notice{padding:.6rem .8rem;border-left:4px solid;border-radius:2px}
.error{color:light-dark(#a00b29,#f8858b);background:light-dark(#fef1f1,#321b1d)}
.notice{color:light-dark(#127c3a,#81f0a3);background:light-dark(#e6fae9,#12281d)}
.secret{font:1rem/1.5 ui-monospace,monospace;overflow-wrap:anywhere;padding:.6rem .7rem;background:light-dark(#eef3f4,#08151a);border-radius:6px}
.or{display:flex;align-items:center;gap:.75rem;margin:0 0 1rem;color:light-dark(#4e666f,#90a8ad)}
.or::before,.or::after{content:"";flex:1;border-top:1px solid light-dark(#d7e2e3,#22363e)}
`
