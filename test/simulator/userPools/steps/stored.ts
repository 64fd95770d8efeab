import {
  SetLogDeliveryConfigurationCommand,
  SetRiskConfigurationCommand,
  type LogConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const logsTo = (EventSource: LogConfigurationType['EventSource']): LogConfigurationType => ({
  EventSource,
  LogLevel: 'INFO',
  CloudWatchLogsConfiguration: { LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:cognito' },
})
export const setLogs =
  (...LogConfigurations: LogConfigurationType[]) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new SetLogDeliveryConfigurationCommand({ UserPoolId, LogConfigurations }))
export const category = (Category: string) => ({
  LimitClass: 'API_CATEGORY' as const,
  Attributes: { Category },
})
export const block = {
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' as const } },
}
export const setRisk = ({ cognito, UserPoolId }: Here, ClientId?: string) =>
  cognito.send(new SetRiskConfigurationCommand({ UserPoolId, ClientId, ...block }))
