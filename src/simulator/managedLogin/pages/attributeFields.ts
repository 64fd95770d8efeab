import type { Visit } from '../visit.ts'
import type { Field } from './formPage.ts'

const PREFIX = 'attribute.'

const KNOWN: Record<string, Omit<Field, 'name'>> = {
  address: { label: 'Address', autocomplete: 'street-address' },
  birthdate: { label: 'Date of birth', type: 'date', autocomplete: 'bday' },
  email: { label: 'Email address', type: 'email', autocomplete: 'email' },
  family_name: { label: 'Family name', autocomplete: 'family-name' },
  given_name: { label: 'Given name', autocomplete: 'given-name' },
  name: { label: 'Name', autocomplete: 'name' },
  phone_number: { label: 'Phone number', type: 'tel', autocomplete: 'tel' },
  website: { label: 'Website', type: 'url', autocomplete: 'url' },
}

/** The input for an attribute. */
export function attributeField({ form }: Visit, attribute: string): Field {
  const name = PREFIX + attribute
  const known = Object.hasOwn(KNOWN, attribute) ? KNOWN[attribute] : undefined
  const words = attribute.replace(/^custom:/, '').replace(/_/g, ' ')
  return {
    name,
    value: form.get(name) ?? '',
    ...(known ?? { label: words.charAt(0).toUpperCase() + words.slice(1) }),
  }
}

/** The attributes that a form brings. */
export const attributesIn = (form: URLSearchParams): { Name: string; Value: string }[] =>
  [...form]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, Value]) => ({ Name: name.slice(PREFIX.length), Value }))
