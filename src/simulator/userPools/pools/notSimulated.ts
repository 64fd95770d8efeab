import { NotSimulated } from '../../errors.ts'

/**
 * Members of operations that are simulated but for them: level names of step-up authentication (OP-656), registration of
 * app clients at the login pages, password hashes in an import's file (OP-655), and Cognito's own look, which AWS shows
 * nowhere as a document.
 */
export const NOT_SIMULATED: Record<string, string[]> = {
  CreateUserPool: ['AcrConfiguration', 'DcrConfiguration'],
  UpdateUserPool: ['AcrConfiguration', 'DcrConfiguration'],
  CreateUserImportJob: ['PasswordHashingAlgorithm'],
  DescribeManagedLoginBranding: ['ReturnMergedResources'],
  DescribeManagedLoginBrandingByClient: ['ReturnMergedResources'],
}

/** @throws NotSimulated for the first member given that the simulator does not act on yet; `false` asks for nothing */
export function checkSimulated(operation: keyof typeof NOT_SIMULATED, input: object): void {
  const given = input as Record<string, unknown>
  const name = NOT_SIMULATED[operation]!.find((member) => (given[member] ?? false) !== false)
  if (name) throw NotSimulated(`${operation} with ${name}`)
}
