import type { ModuleFunction } from '../messages.ts'

export type Require = (name: string) => unknown

/** What `require` gives for a module: by default its exports as they are. */
export type Linked = (name: string, exports: unknown) => unknown

/**
 * A `require` over functions that are modules, each run when it is first asked for.
 *
 * @param elsewhere what to do about names that are none of the modules
 */
export function requireFrom(
  modules: Record<string, ModuleFunction>,
  elsewhere: Require,
  linked: Linked = (_, exports) => exports,
): Require {
  const loaded: Record<string, { exports: unknown }> = Object.create(null)
  return function require(name) {
    if (loaded[name]) return loaded[name].exports
    const module = { exports: {} as unknown }
    loaded[name] = module
    const define = Object.hasOwn(modules, name) ? modules[name] : undefined
    if (define) define(module.exports as object, require, module)
    else module.exports = elsewhere(name)
    module.exports = linked(name, module.exports)
    return module.exports
  }
}

export function noSuchModule(name: string): never {
  throw new TypeError(`There is no module "${name}" here.`)
}

/** As Node says it: Lambda tells this error from others by its code. */
export function cannotFindModule(name: string): never {
  throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' })
}
