import { atDomain, OAUTH, openDomain } from '../../managedLogin/domain.ts'
import { addProvider, CORP, signInAt } from '../../managedLogin/outside.ts'
import type { Step } from '../steps.ts'
import type { Scenario } from './scenario.ts'

const signIn: Step = (here) => signInAt(atDomain(here), 'Corp')

const ready: Step = async (here) => {
  await openDomain(here)
  await addProvider(here, CORP)
}

/** Sign-ins through an outside provider: what the browser's return to the pool fires. */
export const FEDERATED: Scenario[] = [
  {
    when: 'a federated sign-in, the first',
    client: OAUTH,
    given: ready,
    call: signIn,
    fires: [
      'InboundFederation_ExternalProvider',
      'PreSignUp_ExternalProvider',
      'PostConfirmation_ConfirmSignUp',
    ],
  },
  {
    when: 'a federated sign-in, a later one',
    client: OAUTH,
    async given(here) {
      await ready(here)
      await signIn(here)
    },
    call: signIn,
    fires: [
      'InboundFederation_ExternalProvider',
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
    ],
  },
]
