import { libraries } from 'virtual:runner/libraries'
import type { Module } from '../types.ts'

/** The texts of packages, and of those that they import; what is no library of the site is left out. */
export async function libraryTexts(names: string[]): Promise<Record<string, Module>> {
  const texts: Record<string, Module> = {}
  const wanted = [...names]
  for (const name of wanted) {
    const load = Object.hasOwn(libraries, name) ? libraries[name] : undefined
    if (texts[name] || !load) continue
    texts[name] = (await load()).default
    wanted.push(...(texts[name].imports ?? []))
  }
  return texts
}
