import { isolation } from '../browser/runner/isolation.ts'
import { opened } from './opened.ts'
import { openFirefox } from './firefox.ts'

isolation(() => opened((address) => openFirefox(process.env.FIREFOX!, address)))
