import type { Service } from '../protocol/service.ts';
import { API_GATEWAY_COVERAGE } from './apigateway-coverage.ts';
import { CLOUDFORMATION_COVERAGE } from './cloudformation-coverage.ts';
import { CODEDEPLOY_COVERAGE } from './codedeploy-coverage.ts';
import { LAMBDA_COVERAGE } from './lambda-coverage.ts';
import { LOGS_COVERAGE } from './logs-coverage.ts';
import type { ServiceCoverage } from './coverage.ts';
import { MONITORING_COVERAGE } from './monitoring-coverage.ts';
import { S3_COVERAGE } from './s3-coverage.ts';
import { SSM_COVERAGE } from './ssm-coverage.ts';
import { STS_COVERAGE } from './sts-coverage.ts';

/** How far each operation of each service goes. Whoever changes an operation changes its coverage too. */
export const COVERAGE: Readonly<Record<Service['id'], ServiceCoverage>> = {
  apigateway: API_GATEWAY_COVERAGE,
  cloudformation: CLOUDFORMATION_COVERAGE,
  codedeploy: CODEDEPLOY_COVERAGE,
  lambda: LAMBDA_COVERAGE,
  logs: LOGS_COVERAGE,
  monitoring: MONITORING_COVERAGE,
  s3: S3_COVERAGE,
  ssm: SSM_COVERAGE,
  sts: STS_COVERAGE,
};
