import { documentOf } from '../document.ts'
import { html, type Html } from '../html.ts'
import { isManaged, type Visit } from '../visit.ts'
import { brandOf, type Brand } from './brand.ts'
import { styleOf } from './style.ts'

/** A page of the domain in the pool's own looks. Its words are English, whatever `lang` asks for (OP-663). */
export function layout(
  visit: Visit,
  { title, nonce, body, script }: { title: string; nonce: string; body: Html; script?: string },
): Html {
  const brand = brandOf(visit)
  return documentOf({
    ...{ title, nonce, script, style: styleOf(brand, isManaged(visit)) },
    head: html`<meta name="color-scheme" content="${brand.scheme}" />
      <link rel="icon" href="${brand.icon ?? 'data:,'}" />`,
    body: html`<main${classes(visit, 'background')}>
      ${brand.logo !== undefined && logoOf(visit, brand.logo)}
      <h1${classes(visit, 'textDescription')}>${title}</h1>
      ${body}
    </main>`,
  })
}

function logoOf(visit: Visit, { light, dark, place }: NonNullable<Brand['logo']>): Html {
  const image = html`<img${classes(visit, 'logo', `logo ${place}`)} src="${light}" alt="" />`
  if (dark === light) return image
  return html`<picture
    ><source srcset="${dark}" media="(prefers-color-scheme: dark)" />
    ${image}</picture
  >`
}

/**
 * An element's classes: ours, and at the hosted UI (classic) the name that its style sheets know it by.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html
 */
export function classes(visit: Visit, part: string, own = ''): Html {
  const names = [...(own ? [own] : []), ...(isManaged(visit) ? [] : [`${part}-customizable`])]
  return names.length ? html` class="${names.join(' ')}"` : html``
}
