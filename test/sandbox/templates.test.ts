import { readdir, readFile } from 'node:fs/promises'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { TEMPLATES } from '../../src/sandbox/templates.ts'
import { ada, sandboxOn } from './builders.ts'

const file = (name: string) => readFile(`content/handlers/${name}`, 'utf8')

/** A pool with a function at every trigger, on which a use case is put as the workbench puts it. */
async function poolWith(id: string) {
  const sandbox = await sandboxOn('every-trigger')
  const template = TEMPLATES.find((one) => one.id === id)!
  const names = new Map((await functionsOf()).map(({ trigger, name }) => [trigger, name]))
  for (const [trigger, name] of Object.entries(template.handlers)) {
    sandbox.workbench.edit(names.get(trigger)!, await file(name))
  }
  const last = (functionName: string) =>
    sandbox.shown().runs.findLast((run) => run.function === functionName)!
  const registered = async () => {
    await sandbox.run('signUp', ada)
    await sandbox.run('confirmSignUp', { username: 'ada', code: sandbox.newestCode() })
  }
  return { ...sandbox, run: sandbox.run, shown: sandbox.shown, last, registered }
}

async function functionsOf() {
  const text = await readFile('content/scenes/every-trigger.yaml', 'utf8')
  return [...text.matchAll(/trigger: (\w+), .*function: ([\w-]+)/g)].map(([, trigger, name]) => ({
    trigger: trigger!,
    name: name!,
  }))
}

const payloads = (tokens: { IdToken: string; AccessToken: string } | undefined) => ({
  id: decodeJwt(tokens!.IdToken),
  access: decodeJwt(tokens!.AccessToken),
})

test('every file is a template’s or a scene’s, and every template’s file is there', async () => {
  const files = await readdir('content/handlers')
  const scenes = await Promise.all(
    (await readdir('content/scenes')).map((scene) => readFile(`content/scenes/${scene}`, 'utf8')),
  )
  const used = TEMPLATES.flatMap(({ handlers }) => Object.values(handlers))
  expect(used.filter((name) => !files.includes(name))).toEqual([])
  expect(files.filter((name) => !used.includes(name) && !scenes.some((text) => text.includes(name)))).toEqual(
    [],
  )
})

test('look and change nothing', async () => {
  const { registered, run, last } = await poolWith('pass')
  await registered()
  expect((await run('signIn', ada))!.answer).toMatchObject({ AuthenticationResult: { ExpiresIn: 3600 } })
  expect(last('post-confirmation').outcome).toMatchObject({
    kind: 'returned',
    console: [{ level: 'log', text: 'PostConfirmation_ConfirmSignUp', line: 3 }],
  })
})

test('block email domains', async () => {
  const { run, shown } = await poolWith('domains')
  const refused = await run('signUp', { ...ada, email: 'ada@elsewhere.example' })
  expect(refused!.error).toEqual({
    name: 'UserLambdaValidationException',
    message: 'PreSignUp failed with error Addresses at elsewhere.example cannot register.',
  })
  expect(shown().users).toEqual([])
  expect((await run('signUp', ada))!.error).toBeUndefined()
})

test('confirm without a code', async () => {
  const { run, shown } = await poolWith('confirm')
  expect((await run('signUp', ada))!.answer).toMatchObject({ UserConfirmed: true })
  expect(shown().users).toMatchObject([{ UserStatus: 'CONFIRMED' }])
  expect(shown().users[0]!.Attributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
})

test('words of your own', async () => {
  const { run, shown } = await poolWith('message')
  await run('signUp', ada)
  const [mail] = shown().messages
  expect(mail).toMatchObject({ subject: 'One step to your first order' })
  expect(mail!.body).toBe(`Hello ada@example.com, type ${mail!.code} in the shop.`)
})

test('write the user to DynamoDB: until DynamoDB is simulated the call fails, and the user is confirmed all the same', async () => {
  const { registered, shown, last } = await poolWith('dynamodb')
  await registered()
  expect(shown().calls.at(-1)!.response!.error).toBe('UserLambdaValidationException')
  expect(shown().users).toMatchObject([{ UserStatus: 'CONFIRMED' }])
  expect(JSON.stringify(last('post-confirmation').outcome)).toContain('client-dynamodb')
})

test('add and suppress claims', async () => {
  const { registered, run, shown } = await poolWith('claims')
  await registered()
  await run('signIn', ada)
  const { id, access } = payloads(shown().tokens)
  expect(id).toMatchObject({ plan: 'gold', email: 'ada@example.com' })
  expect(id).not.toHaveProperty('email_verified')
  expect(access).toMatchObject({
    plan: 'gold',
    limits: { orders: 500 },
    scope: 'aws.cognito.signin.user.admin orders/read',
  })
})

test('override the groups', async () => {
  const { registered, run, shown } = await poolWith('groups')
  await registered()
  await run('signIn', ada)
  const { id, access } = payloads(shown().tokens)
  expect(id['cognito:groups']).toEqual(['staff'])
  expect(access['cognito:groups']).toEqual(['staff'])
})

test('migrate from an old directory', async () => {
  const { run, shown } = await poolWith('migration')
  const grace = { username: 'grace', password: 'Compiler-1952' }
  expect((await run('signIn', { ...grace, password: 'wrong' }))!.error!.name).toBe(
    'UserLambdaValidationException',
  )
  expect(shown().users).toEqual([])
  expect((await run('signIn', grace))!.answer).toMatchObject({
    AuthenticationResult: { TokenType: 'Bearer' },
  })
  expect(shown().users).toMatchObject([{ Username: 'grace', UserStatus: 'CONFIRMED' }])
})

test('one-time code: a wrong answer keeps the code, the right one brings tokens, three wrong ones end it', async () => {
  const { registered, run, shown, last } = await poolWith('code')
  await registered()
  const answer = (text: string) =>
    run('answerChallenge', { username: 'ada', session: shown().challenge!.session, answer: text })
  await run('customSignIn', ada)
  const code = /code is (\d{6})/.exec(last('create-challenge').outcome.console[0]!.text)![1]!
  expect(shown().challenge!.parameters).toMatchObject({ sentTo: 'a***@example.com' })
  expect((await answer('no'))!.answer).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE' })
  expect(last('create-challenge').outcome.console).toEqual([])
  expect((await answer(code))!.answer).toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' } })
  expect(shown().challenge).toBeUndefined()

  await run('customSignIn', ada)
  await answer('1')
  await answer('2')
  expect((await answer('3'))!.error).toEqual({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  })
})

test('two steps: letters, then a question', async () => {
  const { registered, run, shown } = await poolWith('two-steps')
  await registered()
  const answer = (text: string) =>
    run('answerChallenge', { username: 'ada', session: shown().challenge!.session, answer: text })
  await run('customSignIn', ada)
  const [, letters] = /backwards: (.*)$/.exec(shown().challenge!.parameters.question!)!
  await answer(letters!.replaceAll(' ', '').split('').toReversed().join('').toLowerCase())
  expect(shown().challenge!.parameters.question).toBe('At which domain do you get your mail?')
  expect((await answer('example.com'))!.answer).toMatchObject({ AuthenticationResult: {} })
})

test('an audit log', async () => {
  const { registered, run, last } = await poolWith('audit')
  await registered()
  await run('signIn', ada)
  const [line] = last('post-authentication').outcome.console
  expect(JSON.parse(line!.text)).toMatchObject({ what: 'signed in', userName: 'ada', newDevice: false })
})
