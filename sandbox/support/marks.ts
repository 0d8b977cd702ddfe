import type { Service } from '../protocol/service.ts';
import { API_GATEWAY_MARKS } from './apigateway-marks.ts';
import { CLOUDFORMATION_MARKS } from './cloudformation-marks.ts';
import { CODEDEPLOY_MARKS } from './codedeploy-marks.ts';
import { LAMBDA_MARKS } from './lambda-marks.ts';
import { LOGS_MARKS } from './logs-marks.ts';
import type { Marks } from './mark.ts';
import { MONITORING_MARKS } from './monitoring-marks.ts';

/** How far each operation of each service goes: a change of an operation changes its mark with it. */
export const MARKS: Readonly<Record<Service['id'], Marks>> = {
  apigateway: API_GATEWAY_MARKS,
  cloudformation: CLOUDFORMATION_MARKS,
  codedeploy: CODEDEPLOY_MARKS,
  lambda: LAMBDA_MARKS,
  logs: LOGS_MARKS,
  monitoring: MONITORING_MARKS,
  sts: { GetCallerIdentity: { but: 'every caller is the same user' } },
};
