/** What a thread runs. The emulator's build puts the program itself here, for there is one file only. */
export const PROGRAM = new URL('./inThread.ts', import.meta.url)

/** From where a thread finds packages that are not beside the code it runs. */
export const BASE = import.meta.url
