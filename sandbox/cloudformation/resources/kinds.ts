import { compositeAlarm, metricAlarm } from './alarm.ts';
import { codeDeployApplication, codeDeployConfig, codeDeployGroup } from './codedeploy.ts';
import type { Kind } from './kind.ts';
import { lambdaAlias } from './lambda-alias.ts';
import { lambdaFunction } from './lambda-function.ts';
import { lambdaVersion } from './lambda-version.ts';
import { s3Bucket, ssmParameter } from './storage.ts';
import { logGroup, metricFilter } from './logs.ts';

/** The types of resources that have an effect here. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['AWS::Lambda::Function', lambdaFunction],
  ['AWS::Lambda::Version', lambdaVersion],
  ['AWS::Lambda::Alias', lambdaAlias],
  ['AWS::CodeDeploy::Application', codeDeployApplication],
  ['AWS::CodeDeploy::DeploymentGroup', codeDeployGroup],
  ['AWS::CodeDeploy::DeploymentConfig', codeDeployConfig],
  ['AWS::CloudWatch::Alarm', metricAlarm],
  ['AWS::CloudWatch::CompositeAlarm', compositeAlarm],
  ['AWS::Logs::LogGroup', logGroup],
  ['AWS::Logs::MetricFilter', metricFilter],
  ['AWS::S3::Bucket', s3Bucket],
  ['AWS::SSM::Parameter', ssmParameter],
]);
