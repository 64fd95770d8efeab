// Post confirmation. Keeps a row of its own for each new user.
import {
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'

const table = new DynamoDBClient({})

export const handler = async (event) => {
  // A forgotten password that was reset fires this trigger too.
  if (
    event.triggerSource !== 'PostConfirmation_ConfirmSignUp'
  )
    return event
  const { sub, email } = event.request.userAttributes
  await table.send(
    new PutItemCommand({
      TableName: process.env.TABLE_NAME,
      Item: {
        userId: { S: sub },
        email: { S: email },
        joinedAt: { S: new Date().toISOString() },
      },
    }),
  )
  // Cognito may run a function more than once. The key is the sub, so a second run writes the same row again.
  return event
}
