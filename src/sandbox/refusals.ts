/** Why Cognito refuses, and what to try: one line under its own words. The first row that fits. */
const REASONS: { error: string; message?: RegExp; challenge?: string; why: string }[] = [
  {
    error: 'UserLambdaValidationException',
    why: 'A function of the pool threw an error. Its words are the message: that is how a function refuses. Look at its run in the timeline.',
  },
  {
    error: 'UnexpectedLambdaException',
    why: 'A function of the pool could not be run, or not within five seconds. Cognito tried a slow one three times.',
  },
  {
    error: 'InvalidLambdaResponseException',
    why: 'A function of the pool gave back something that Cognito can’t read. It must give the whole event back, with its answer in response.',
  },
  {
    error: 'InvalidPasswordException',
    message: /security reasons/,
    why: 'The password is known elsewhere. Choose one that is used nowhere else.',
  },
  {
    error: 'InvalidPasswordException',
    why: 'The pool’s password policy asks for 8 characters or more, with a capital, a small letter, a figure and a symbol. Try Analytical-1843.',
  },
  {
    error: 'UsernameExistsException',
    why: 'A username belongs to one user of a pool, confirmed or not. Sign up under another name, or go on with the user that is there.',
  },
  {
    error: 'UserNotConfirmedException',
    why: 'Nobody has shown yet that the address is theirs. Cognito looks at that before it looks at the password. Confirm the user with the mailed code first.',
  },
  {
    error: 'CodeMismatchException',
    message: /^Invalid code received/,
    why: 'The authenticator app shows another code now. The session is still good: answer again.',
  },
  {
    error: 'CodeMismatchException',
    why: 'Only the code of the newest mail counts. Take it from the inbox.',
  },
  {
    error: 'ExpiredCodeException',
    message: /^Your software token/,
    why: 'Each code of the authenticator app counts once. Wait for the next one.',
  },
  {
    error: 'EnableSoftwareTokenMFAException',
    why: 'This is not a code that the app makes of its secret now. Take the one that it shows.',
  },
  {
    error: 'ExpiredCodeException',
    why: 'No code is waiting for this user: it was used, or its 24 hours are over. Have a new one sent.',
  },
  {
    error: 'UserLambdaValidationException',
    why: 'A function of the pool threw this. Cognito put the trigger’s name before its words, and a full stop behind them.',
  },
  {
    error: 'UnexpectedLambdaException',
    why: 'A function could not be run, or was not done after five seconds. Cognito does not wait longer.',
  },
  {
    error: 'InvalidLambdaResponseException',
    why: 'What a function gave back is no event that Cognito can use. Does it return the event?',
  },
  {
    error: 'NotAuthorizedException',
    message: /^Incorrect username or password/,
    challenge: 'CUSTOM_CHALLENGE',
    why: 'The function at Define auth challenge set failAuthentication. That is all the app is told.',
  },
  {
    error: 'NotAuthorizedException',
    message: /^Incorrect username or password/,
    why: 'The user is there and confirmed, but this is not the password. Try the one that was set last.',
  },
  {
    error: 'NotAuthorizedException',
    message: /^User is disabled/,
    why: 'An administrator has shut this user out. Enable the user; the status was never touched.',
  },
  {
    error: 'NotAuthorizedException',
    message: /cannot be reset in the current state/,
    why: 'There is no password of the user’s own to forget. With FORCE_CHANGE_PASSWORD an administrator sets or sends a new temporary one.',
  },
  {
    error: 'NotAuthorizedException',
    message: /can only be used once/,
    why: 'This session has been answered, and its answer brought another one. Begin a new sign-in.',
  },
  {
    error: 'NotAuthorizedException',
    message: /session is expired/,
    why: 'More than three minutes have passed since Cognito gave this session. Begin a new sign-in.',
  },
  {
    error: 'NotAuthorizedException',
    message: /Current status is CONFIRMED/,
    why: 'There is nothing left to confirm. Sign in.',
  },
  {
    error: 'NotAuthorizedException',
    message: /^Access Token has expired/,
    why: 'Its exp lies behind the simulated clock. Refresh the tokens, then ask again.',
  },
  {
    error: 'NotAuthorizedException',
    message: /^Invalid Access Token/,
    why: 'The text is not an access token of this pool. Sign in for a new one.',
  },
  {
    error: 'NotAuthorizedException',
    message: /^Refresh Token has expired/,
    why: 'The sign-in lies too far back: 30 days, unless the app client says otherwise. Now the password is needed again: sign in.',
  },
  {
    error: 'NotAuthorizedException',
    message: /^Invalid Refresh Token/,
    why: 'Cognito knows no sign-in with this refresh token. Sign in again.',
  },
  {
    error: 'NotAuthorizedException',
    message: /^Unable to login because of security reasons/,
    why: 'Threat protection found a risk that the pool’s risk configuration blocks. The password was right.',
  },
  {
    error: 'LimitExceededException',
    message: /^Attempt limit/,
    why: 'Codes for one user are limited, to 5 to 20 tries an hour as Cognito judges the risk; here to 5. Let an hour pass, or start over.',
  },
  {
    error: 'PasswordResetRequiredException',
    why: 'The old password is no good any more. ForgotPassword sends a code, and the code sets a new one.',
  },
  {
    error: 'UserNotFoundException',
    why: 'This pool has no such user. Sign up first, or look at how the name is written.',
  },
  {
    error: 'InvalidParameterException',
    message: /^$/,
    why: 'Which words AWS has for this is not known here. The line Refused in the timeline says what was wrong.',
  },
  {
    error: 'InvalidParameterException',
    message: /^Cannot reset password/,
    why: 'A code needs a way to the user that is known to be theirs, and no address of this one is verified yet.',
  },
  {
    error: 'InvalidParameterException',
    message: /^Initiate Auth method not supported/,
    why: 'This flow does not go with this call. The flow with ADMIN in its name belongs to AdminInitiateAuth, USER_PASSWORD_AUTH to InitiateAuth.',
  },
  {
    error: 'InvalidParameterException',
    message: /not enabled for (this|the) client/i,
    why: 'ExplicitAuthFlows of the app client does not list this flow. The user was not looked at.',
  },
  {
    error: 'InvalidParameterException',
    message: /already confirmed/,
    why: 'A confirmed user needs no code. Sign in.',
  },
  {
    error: 'InvalidParameterException',
    why: 'The request is not of the form the API asks for: look at the field that the message names.',
  },
  {
    error: 'ResourceNotFoundException',
    why: 'Pool and app client are found by their ids alone, within one Region.',
  },
]

/**
 * The line under a refusal; nothing when there is nothing to add to AWS's words.
 *
 * @param challenge the challenge that the refused call answered
 */
export const reasonFor = (error: string, message: string, challenge?: string): string | undefined =>
  REASONS.find(
    (row) =>
      row.error === error &&
      (row.message?.test(message) ?? true) &&
      (row.challenge === undefined || row.challenge === challenge),
  )?.why
