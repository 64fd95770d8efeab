// Made from content/facts.yaml by `npm run generate`. Change it there.

/** Limits and lifetimes that AWS may change. */
export const facts = {
  /** An access token lasts one hour unless its app client says otherwise. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html (2026-11-20) */
  accessTokenDefault: { value: 60, unit: 'minutes', seconds: 3600 },
  /** The shortest lifetime of an access token is five minutes. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-20) */
  accessTokenMin: { value: 5, unit: 'minutes', seconds: 300 },
  /** The longest lifetime of an access token is one day. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-20) */
  accessTokenMax: { value: 1440, unit: 'minutes', seconds: 86400 },
  /** An ID token lasts one hour unless its app client says otherwise. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html (2026-11-20) */
  idTokenDefault: { value: 60, unit: 'minutes', seconds: 3600 },
  /** The shortest lifetime of an ID token is five minutes. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-20) */
  idTokenMin: { value: 5, unit: 'minutes', seconds: 300 },
  /** The longest lifetime of an ID token is one day. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-20) */
  idTokenMax: { value: 1440, unit: 'minutes', seconds: 86400 },
  /** A refresh token lasts 30 days unless its app client says otherwise. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html (2026-11-20) */
  refreshTokenDefault: { value: 30, unit: 'days', seconds: 2592000 },
  /** The shortest lifetime of a refresh token is 60 minutes. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html (2026-11-20) */
  refreshTokenMin: { value: 60, unit: 'minutes', seconds: 3600 },
  /** The longest lifetime of a refresh token is ten years. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html (2026-11-20) */
  refreshTokenMax: { value: 3650, unit: 'days', seconds: 315360000 },
  /** The session of an authentication challenge lasts three minutes unless its app client says otherwise. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html (2026-11-20) */
  authSessionDefault: { value: 3, unit: 'minutes', seconds: 180 },
  /** The shortest authentication session is three minutes. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html (2026-11-20) */
  authSessionMin: { value: 3, unit: 'minutes', seconds: 180 },
  /** The longest authentication session is fifteen minutes. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html (2026-11-20) */
  authSessionMax: { value: 15, unit: 'minutes', seconds: 900 },
  /** The code that confirms a sign-up or an address is good for 24 hours. https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html (2026-11-20) */
  confirmationCodeLifetime: { value: 24, unit: 'hours', seconds: 86400 },
  /** The code that resets a forgotten password is good for one hour. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html (2026-11-20) */
  resetCodeLifetime: { value: 1, unit: 'hours', seconds: 3600 },
  /** The session cookie of managed login lasts one hour. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html (2026-11-20) */
  loginSessionLifetime: { value: 60, unit: 'minutes', seconds: 3600 },
  /** A password has at least eight characters where the policy does not say. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html (2026-11-20) */
  passwordLengthDefault: { value: 8, unit: 'characters' },
  /** A policy can lower the shortest password to six characters. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html (2026-11-20) */
  passwordLengthMin: { value: 6, unit: 'characters' },
  /** A policy can raise the shortest password to 99 characters. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html (2026-11-20) */
  passwordLengthMax: { value: 99, unit: 'characters' },
  /** No password has more than 256 characters. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html (2026-11-20) */
  passwordLongest: { value: 256, unit: 'characters' },
  /** A pool without a policy wants an upper-case letter. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html (2026-11-20) */
  passwordRequireUppercaseDefault: { value: true, unit: 'boolean' },
  /** A pool without a policy wants a lower-case letter. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html (2026-11-20) */
  passwordRequireLowercaseDefault: { value: true, unit: 'boolean' },
  /** A pool without a policy wants a digit. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html (2026-11-20) */
  passwordRequireNumbersDefault: { value: true, unit: 'boolean' },
  /** A pool without a policy wants a symbol. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html (2026-11-20) */
  passwordRequireSymbolsDefault: { value: true, unit: 'boolean' },
  /** A temporary password is good for seven days where the policy does not say. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html (2026-11-20) */
  temporaryPasswordDefault: { value: 7, unit: 'days', seconds: 604800 },
  /** A policy can keep temporary passwords good for up to 365 days. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html (2026-11-20) */
  temporaryPasswordMax: { value: 365, unit: 'days', seconds: 31536000 },
  /** New sign-ins may come 120 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserAuthentication: { value: 120, unit: 'requests a second' },
  /** Answers to challenges may come 360 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsChallengeResponses: { value: 360, unit: 'requests a second' },
  /** Sign-ups, their confirmations, and users made by administrators may come 50 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserCreation: { value: 50, unit: 'requests a second' },
  /** Sign-ins through outside providers may come 25 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserFederation: { value: 25, unit: 'requests a second' },
  /** Resets and changes of passwords may come 30 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserAccountRecovery: { value: 30, unit: 'requests a second' },
  /** Calls that read a user may come 120 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserRead: { value: 120, unit: 'requests a second' },
  /** Calls that change or delete a user may come 25 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserUpdate: { value: 25, unit: 'requests a second' },
  /** Refreshes, revocations and sign-outs may come 120 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserToken: { value: 120, unit: 'requests a second' },
  /** Calls that read what a user has, such as devices may come 50 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserResourceRead: { value: 50, unit: 'requests a second' },
  /** Calls that change what a user has, such as devices may come 25 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserResourceUpdate: { value: 25, unit: 'requests a second' },
  /** Calls that list users may come 30 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserList: { value: 30, unit: 'requests a second' },
  /** Calls that read user pools may come 15 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserPoolRead: { value: 15, unit: 'requests a second' },
  /** Calls that make, change or delete user pools may come 15 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserPoolUpdate: { value: 15, unit: 'requests a second' },
  /** Calls that read what a user pool has, such as groups may come 20 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserPoolResourceRead: { value: 20, unit: 'requests a second' },
  /** Calls that change what a user pool has, such as groups may come 15 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserPoolResourceUpdate: { value: 15, unit: 'requests a second' },
  /** Calls that read app clients may come 15 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserPoolClientRead: { value: 15, unit: 'requests a second' },
  /** Calls that make, change or delete app clients may come 15 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsUserPoolClientUpdate: { value: 15, unit: 'requests a second' },
  /** Grants of client credentials may come 150 times a second in an account and Region. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsClientAuthentication: { value: 150, unit: 'requests a second' },
  /** The endpoints and pages of one domain may be asked 500 times a second. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  requestsDomain: { value: 500, unit: 'requests a second' },
  /** Without SES Cognito sends 50 mails a day for an account. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  mailsADay: { value: 50, unit: 'count' },
  /** The day that the mail quota counts begins at nine o’clock, UTC. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html (2026-11-21) */
  mailDayBegins: { value: 9, unit: 'hours', seconds: 32400 },
  /** DVA-C02 can be sat until 30 November 2026. https://docs.aws.amazon.com/aws-certification/latest/developer-associate-02/developer-associate-02.html (2026-11-20) */
  examC02LastDay: { value: '2026-11-30', unit: 'date' },
  /** DVA-C03 can be sat from 1 December 2026. https://docs.aws.amazon.com/aws-certification/latest/developer-associate-03/dva-03-comparison.html (2026-11-20) */
  examC03FirstDay: { value: '2026-12-01', unit: 'date' },
  /** Fifty questions of the exam are scored. https://docs.aws.amazon.com/aws-certification/latest/developer-associate-03/developer-associate-03.html (2026-11-20) */
  examQuestionsScored: { value: 50, unit: 'questions' },
  /** Fifteen questions of the exam are not scored, and nobody says which. https://docs.aws.amazon.com/aws-certification/latest/developer-associate-03/developer-associate-03.html (2026-11-20) */
  examQuestionsUnscored: { value: 15, unit: 'questions' },
  /** The exam takes 130 minutes. https://docs.aws.amazon.com/aws-certification/latest/developer-associate-02/developer-associate-02.html (2026-11-20) */
  examMinutes: { value: 130, unit: 'minutes', seconds: 7800 },
  /** The pass mark is 720 on a scale from 100 to 1,000. https://docs.aws.amazon.com/aws-certification/latest/developer-associate-03/developer-associate-03.html (2026-11-20) */
  examPassMark: { value: 720, unit: 'points' },
} as const
