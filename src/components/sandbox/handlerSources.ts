import type { SceneHandler } from '../../simulator/index.ts'

const texts: Record<string, string> = import.meta.glob('../../../content/handlers/*.{js,mjs}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The texts of a scene's handlers by file: read while the site is built. @throws TypeError naming a file that is missing */
export const sourcesOf = (handlers: Pick<SceneHandler, 'file'>[]): Record<string, string> =>
  Object.fromEntries(
    handlers.map(({ file }) => {
      const text = texts[`../../../content/handlers/${file}`]
      if (text === undefined) throw new TypeError(`There is no content/handlers/${file}.`)
      return [file, text]
    }),
  )
