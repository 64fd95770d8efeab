import type { Attack } from './attack.ts'
import { codeReplay } from './codeReplay.ts'
import { foreignClient } from './foreignClient.ts'
import { greedyScope } from './greedyScope.ts'
import { injectedCode } from './injectedCode.ts'
import { loginCsrf } from './loginCsrf.ts'
import { stolenCode } from './stolenCode.ts'
import { tokenInHistory } from './tokenInHistory.ts'
import { wideCallback } from './wideCallback.ts'

/** What can be tried, in the order of the sign-in: what each defence of the app is for, then what the pool's settings are for. */
export const ATTACKS: Attack[] = [
  stolenCode,
  loginCsrf,
  injectedCode,
  codeReplay,
  tokenInHistory,
  wideCallback,
  foreignClient,
  greedyScope,
]
