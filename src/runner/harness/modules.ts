import type { ModuleFunction } from '../messages.ts'

/**
 * A `require` over functions that are modules, each run when it is first asked for.
 *
 * @param elsewhere what to do about names that are none of the modules
 */
export function requireFrom(
  modules: Record<string, ModuleFunction>,
  elsewhere: (name: string) => unknown,
): (name: string) => unknown {
  const loaded: Record<string, { exports: unknown }> = Object.create(null)
  return function require(name) {
    if (loaded[name]) return loaded[name].exports
    const define = Object.hasOwn(modules, name) ? modules[name] : undefined
    if (!define) return elsewhere(name)
    const exports = {}
    const module = { exports: exports as unknown }
    loaded[name] = module
    define(exports, require, module)
    return module.exports
  }
}

export function noSuchModule(name: string): never {
  throw new TypeError(`There is no module "${name}" here.`)
}
