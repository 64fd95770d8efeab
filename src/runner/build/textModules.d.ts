/** Modules that the runner's Vite plugin makes. */

/** A TypeScript file bundled to one classic script, as text; its exports are in a variable `harness`. */
declare module '*?script' {
  const text: string
  export default text
}

/** An ES module as the CommonJS module that the runner takes. */
declare module '*?commonjs' {
  const module: import('../types.ts').Module
  export default module
}

/** Packages that code may import, each a bundle of its own, loaded when it is asked for. */
declare module 'virtual:runner/libraries' {
  export const libraries: Record<string, () => Promise<{ default: import('../types.ts').Module }>>
}
