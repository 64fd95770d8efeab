import { isolation } from '../browser/runner/isolation.ts'
import { opened } from './opened.ts'
import { openWebKit } from './webkit.ts'

isolation(() => opened((address) => openWebKit(process.env.WEBKIT_DRIVER!, address)))
