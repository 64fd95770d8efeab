import {
  CreateManagedLoginBrandingCommand,
  CreateUserPoolDomainCommand,
  DeleteManagedLoginBrandingCommand,
  DeleteTermsCommand,
  DescribeManagedLoginBrandingByClientCommand,
  DescribeManagedLoginBrandingCommand,
  DescribeTermsByClientCommand,
  DescribeTermsCommand,
  GetUICustomizationCommand,
  ListTermsCommand,
  SetUICustomizationCommand,
  UpdateManagedLoginBrandingCommand,
  UpdateTermsCommand,
  type AssetType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { ids, createTerms, customize } from './steps/appearance.ts'

const logo = (Bytes: number[]): AssetType => ({
  Category: 'PAGE_HEADER_LOGO',
  ColorMode: 'LIGHT',
  Extension: 'PNG',
  Bytes: new Uint8Array(Bytes),
})

test('the hosted UI’s looks: the client’s own, else those for all, else nothing', async () => {
  const here = await world()
  const { cognito, UserPoolId, ClientId } = here
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'shop' }))
  const get = async () =>
    (await cognito.send(new GetUICustomizationCommand({ UserPoolId, ClientId }))).UICustomization!
  expect(await get()).toEqual({})
  await customize('.banner { color: red }')(here)
  expect(await get()).toMatchObject({ ClientId: 'ALL', CSS: '.banner { color: red }' })
  await cognito.send(
    new SetUICustomizationCommand({ UserPoolId, ClientId, ImageFile: new Uint8Array([1, 2]) }),
  )
  const own = await get()
  expect(own).toMatchObject({ ClientId, CSSVersion: '20261120090000' })
  expect(own.ImageUrl).toContain('https://shop.auth.us-east-1.amazoncognito.com/')
  expect(own.CSS).toBeUndefined()
})

test('a style keeps what an update does not name; Cognito’s own values take all of it away', async () => {
  const here = await world()
  const { cognito, UserPoolId } = here
  const { ManagedLoginBranding } = await here.cognito.send(
    new CreateManagedLoginBrandingCommand({
      ...ids(here),
      Settings: { components: { form: { width: 1 }, page: { dark: true } } },
      Assets: [logo([1])],
    }),
  )
  const named = { UserPoolId, ManagedLoginBrandingId: ManagedLoginBranding!.ManagedLoginBrandingId! }
  await cognito.send(
    new UpdateManagedLoginBrandingCommand({
      ...named,
      Settings: { components: { form: { width: 2 } } },
      Assets: [logo([2])],
    }),
  )
  const style = (await cognito.send(new DescribeManagedLoginBrandingCommand(named))).ManagedLoginBranding!
  expect(style.Settings).toEqual({ components: { form: { width: 2 }, page: { dark: true } } })
  expect(style.Assets!.map(({ Bytes }) => [...Bytes!])).toEqual([[2]])

  await cognito.send(new UpdateManagedLoginBrandingCommand({ ...named, UseCognitoProvidedValues: true }))
  const byClient = await cognito.send(new DescribeManagedLoginBrandingByClientCommand(ids(here)))
  expect(byClient.ManagedLoginBranding).toMatchObject({ UseCognitoProvidedValues: true })
  expect(byClient.ManagedLoginBranding!.Settings).toBeUndefined()
  await cognito.send(new DeleteManagedLoginBrandingCommand(named))
  await expect(cognito.send(new DescribeManagedLoginBrandingCommand(named))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

test('terms are made, changed in part, found by client and name, listed and deleted', async () => {
  const here = await world()
  const { cognito, UserPoolId } = here
  const { Terms } = await createTerms()(here)
  const named = { UserPoolId, TermsId: Terms!.TermsId! }
  const Links = { 'cognito:default': 'https://example.com/new' }
  await cognito.send(new UpdateTermsCommand({ ...named, Links }))
  const byClient = await cognito.send(
    new DescribeTermsByClientCommand({ ...ids(here), TermsName: 'terms-of-use' }),
  )
  expect(byClient.Terms).toMatchObject({ TermsId: named.TermsId, Links, Enforcement: 'NONE' })
  expect((await cognito.send(new ListTermsCommand({ UserPoolId }))).Terms).toEqual([
    {
      TermsId: named.TermsId,
      TermsName: 'terms-of-use',
      Enforcement: 'NONE',
      CreationDate: expect.any(Date),
      LastModifiedDate: expect.any(Date),
    },
  ])
  await cognito.send(new DeleteTermsCommand(named))
  await expect(cognito.send(new DescribeTermsCommand(named))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})
