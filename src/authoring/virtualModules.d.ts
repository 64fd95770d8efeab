/** Modules that the authoring Vite plugin makes. */

/** The module with a question's proof, by the question's id. */
declare module 'virtual:proofs' {
  export const proofs: Map<string, () => Promise<{ default: import('../runner/types.ts').Module }>>
}

/** Scenes by id. */
declare module 'virtual:scenes' {
  export const scenes: Map<string, () => Promise<{ default: import('../simulator/index.ts').Scene }>>
}
