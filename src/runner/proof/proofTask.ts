import { SIMULATE } from '../libraries.ts'
import { PROOF_LIMITS, SIMULATED_HOSTS } from '../limits.ts'
import type { Module, Task } from '../types.ts'

/** Where `Date` stands before a proof opens a scene; any fixed moment will do. */
const BEFORE = Date.UTC(2026, 10, 20, 9)

/**
 * The run of one claim. All that a proof learns of its question is the claim.
 *
 * @param name the export of the proof's module
 * @param libraries texts of what it imports; none where Node loads real packages
 */
export function proofTask(
  proof: Module,
  name: string,
  claim: unknown,
  libraries: Record<string, Module> = {},
): Task {
  const entry = proof.file ?? 'proof.js'
  return {
    modules: { ...libraries, [entry]: proof },
    entry,
    export: name,
    args: [claim],
    adapter: SIMULATE,
    env: {},
    clock: { now: BEFORE, ticks: false },
    limits: PROOF_LIMITS,
    hosts: SIMULATED_HOSTS,
  }
}
