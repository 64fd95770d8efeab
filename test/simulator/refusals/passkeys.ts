import {
  DeleteWebAuthnCredentialCommand,
  type WebAuthnConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider'
import { ada } from '../../world.ts'
import { authenticator, type Twist } from '../userPools/authenticator.ts'
import { type Here, signedIn, signIn } from '../userPools/steps.ts'
import { RP, PASSKEYS, configure, start, complete, register } from '../userPools/steps/passkeys.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

/** Tries to register with something amiss; `twist` changes what the authenticator or the browser does. */
const registering =
  (twist: Twist, configuration?: WebAuthnConfigurationType) =>
  async (here: Here): Promise<unknown> => {
    await configure(configuration)(here)
    const { AccessToken } = await signedIn(here)
    return register(here, AccessToken, twist)
  }
const OURS = 'ours (OP-119); the class model, the case docs'
const refused = (when: string, twist: Twist, name: string, message: string) => ({
  when,
  settings: PASSKEYS,
  call: registering(twist),
  refused: { name, message },
  evidence: OURS,
  source: api('CompleteWebAuthnRegistration'),
})

export const passkeys: Refusal[] = [
  {
    when: 'passkeys at a pool that has them off',
    given: configure(),
    call: async (here) => start(here, (await signedIn(here)).AccessToken),
    refused: { name: 'WebAuthnNotEnabledException', message: 'Passkeys are not enabled for this user pool.' },
    evidence: OURS,
    source: api('StartWebAuthnRegistration'),
  },
  {
    when: 'passkeys at a pool with neither a RelyingPartyId nor a domain',
    settings: PASSKEYS,
    call: async (here) => start(here, (await signedIn(here)).AccessToken),
    refused: {
      name: 'WebAuthnConfigurationMissingException',
      message: 'The user pool has neither a relying party ID nor a domain.',
    },
    evidence: OURS,
    source: api('StartWebAuthnRegistration'),
  },
  {
    when: 'a passkey nobody asked for',
    settings: PASSKEYS,
    given: configure(),
    call: async (here) =>
      complete(
        here,
        (await signedIn(here)).AccessToken,
        await authenticator().create({ challenge: 'AAAA', rp: { id: RP } }),
      ),
    refused: { name: 'WebAuthnChallengeNotFoundException', message: 'No such registration is under way.' },
    evidence: OURS,
    source: api('CompleteWebAuthnRegistration'),
  },
  {
    when: 'a passkey asked for at another app client',
    settings: PASSKEYS,
    given: configure(),
    call: async (here) => {
      const { AccessToken } = await signedIn(here)
      const credential = await authenticator().create(await start(here, AccessToken))
      const { ClientId } = await here.newClient()
      return complete(here, (await signIn('ada', ada.Password, ClientId)(here)).AccessToken, credential)
    },
    refused: {
      name: 'WebAuthnClientMismatchException',
      message: 'The registration was started at another app client.',
    },
    evidence: OURS,
    source: api('CompleteWebAuthnRegistration'),
  },
  {
    when: 'a passkey after three minutes',
    settings: PASSKEYS,
    given: configure(),
    call: async (here) => {
      const { AccessToken } = await signedIn(here)
      const credential = await authenticator().create(await start(here, AccessToken))
      here.clock.advance(3 * 60_000)
      return complete(here, AccessToken, credential)
    },
    refused: {
      name: 'WebAuthnChallengeNotFoundException',
      message: 'No such registration is under way.',
    },
    evidence: OURS,
    source: api('CompleteWebAuthnRegistration'),
  },
  refused(
    'a passkey for another challenge',
    { challenge: 'A'.repeat(43) },
    'WebAuthnChallengeNotFoundException',
    'No such registration is under way.',
  ),
  ...[
    { origin: 'https://evil.example.com' },
    { origin: `https://not${RP}` },
    { origin: `http://${RP}` },
    { origin: `https://${RP}/` },
    { crossOrigin: true },
  ].map((twist) =>
    refused(
      `a passkey made at ${JSON.stringify(twist)}`,
      twist,
      'WebAuthnOriginNotAllowedException',
      'The passkey was made at another origin.',
    ),
  ),
  refused(
    'a passkey of another site',
    { rpId: 'other.example.com', origin: `https://${RP}` },
    'WebAuthnRelyingPartyMismatchException',
    'The passkey belongs to another relying party.',
  ),
  ...[
    { algorithm: 'EdDSA' as const },
    { format: 'fido-u2f' as const },
    { format: 'packed' as const, isForged: true },
    { flags: 0 },
  ].map((twist) =>
    refused(
      `a passkey with ${JSON.stringify(twist)}`,
      twist,
      'WebAuthnCredentialNotSupportedException',
      'Passkeys of this kind are not supported.',
    ),
  ),
  {
    when: 'a passkey without user verification where it is required',
    settings: PASSKEYS,
    call: registering({ flags: 1 }, { RelyingPartyId: RP, UserVerification: 'required' }),
    refused: {
      name: 'WebAuthnCredentialNotSupportedException',
      message: 'Passkeys of this kind are not supported.',
    },
    evidence: OURS,
    source: api('CompleteWebAuthnRegistration'),
  },
  ...Object.entries<Twist>({
    'of another type': { type: 'webauthn.get' },
    'whose id has 1,024 bytes': { id: Buffer.alloc(1024) },
    'with backup flags that contradict each other': { flags: 0x11 },
    'with extensions that are not there': { flags: 0x85 },
  }).map(([how, twist]) => ({
    ...refused(`a credential ${how}`, twist, 'InvalidParameterException', ''),
    evidence: 'ours; no text on record',
  })),
  {
    when: 'a passkey that another user has',
    settings: PASSKEYS,
    given: configure(),
    call: async (here) => {
      const id = Buffer.from('the very same passkey')
      await register(here, (await signedIn(here)).AccessToken, { id })
      return register(here, (await signedIn(here, 'bob', { email: 'bob@example.com' })).AccessToken, { id })
    },
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'ours (W3C: ids are unique); no text on record',
    source: api('CompleteWebAuthnRegistration'),
  },
  {
    when: 'deleting a passkey that is not there',
    settings: PASSKEYS,
    call: async (here) => {
      const { AccessToken } = await signedIn(here)
      return here.cognito.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: 'none' }))
    },
    refused: { name: 'ResourceNotFoundException', message: '' },
    evidence: 'model; no text on record',
    source: api('DeleteWebAuthnCredential'),
  },
  ...['com', 'auth.us-east-1.amazoncognito.com', 'https://shop.example.com'].map((RelyingPartyId) => ({
    when: `${RelyingPartyId} as relying party`,
    call: configure({ RelyingPartyId }),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs (public suffixes); no text on record',
    source: api('SetUserPoolMfaConfig'),
  })),
]
