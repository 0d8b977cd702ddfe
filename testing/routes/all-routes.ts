import type { Method, Route } from './send.ts';
import * as alias from '../../app/api/[target]/groups/[application]/[group]/alias/route.ts';
import * as bypass from '../../app/api/[target]/groups/[application]/[group]/bypass/route.ts';
import * as deployments from '../../app/api/[target]/groups/[application]/[group]/deployments/route.ts';
import * as draft from '../../app/api/[target]/groups/[application]/[group]/draft/route.ts';
import * as preflight from '../../app/api/[target]/groups/[application]/[group]/preflight/route.ts';
import * as rollback from '../../app/api/[target]/groups/[application]/[group]/rollback/route.ts';
import * as group from '../../app/api/[target]/groups/[application]/[group]/route.ts';
import * as versions from '../../app/api/[target]/groups/[application]/[group]/versions/route.ts';
import * as configs from '../../app/api/[target]/deployment-configs/route.ts';
import * as groups from '../../app/api/[target]/groups/route.ts';
import * as changes from '../../app/api/[target]/rollouts/[deploymentId]/changes/route.ts';
import * as coldStarts from '../../app/api/[target]/rollouts/[deploymentId]/cold-starts/route.ts';
import * as hookLogs from '../../app/api/[target]/rollouts/[deploymentId]/hooks/[event]/logs/route.ts';
import * as rollout from '../../app/api/[target]/rollouts/[deploymentId]/route.ts';
import * as series from '../../app/api/[target]/rollouts/[deploymentId]/series/route.ts';
import * as stop from '../../app/api/[target]/rollouts/[deploymentId]/stop/route.ts';
import * as rollouts from '../../app/api/[target]/rollouts/route.ts';
import * as audit from '../../app/api/audit/route.ts';
import * as health from '../../app/api/health/route.ts';
import * as stream from '../../app/api/stream/route.ts';

/** For tests: the addresses of the one rollout and the one group of the fake AWS. */
export const ROLLOUT = '/api/default/rollouts/d-3XQ8T9K1B';
export const GROUP = '/api/default/groups/payments/payments-live';
/** For tests: every address with its handlers and the methods that it takes. */
export const routes: [string, Route, Method[]][] = [
  ['/api/health', health, ['GET']],
  ['/api/stream', stream, ['GET']],
  ['/api/audit', audit, ['GET']],
  ['/api/default/groups', groups, ['GET']],
  ['/api/default/deployment-configs', configs, ['GET']],
  [GROUP, group, ['GET']],
  [`${GROUP}/versions`, versions, ['GET']],
  [`${GROUP}/preflight`, preflight, ['GET']],
  [`${GROUP}/draft`, draft, ['GET']],
  [`${GROUP}/deployments`, deployments, ['POST']],
  [`${GROUP}/alias`, alias, ['POST']],
  [`${GROUP}/bypass`, bypass, ['PUT', 'DELETE']],
  [`${GROUP}/rollback`, rollback, ['POST']],
  ['/api/default/rollouts', rollouts, ['GET']],
  [ROLLOUT, rollout, ['GET']],
  [`${ROLLOUT}/series`, series, ['GET']],
  [`${ROLLOUT}/changes`, changes, ['GET']],
  [`${ROLLOUT}/hooks/BeforeAllowTraffic/logs`, hookLogs, ['GET']],
  [`${ROLLOUT}/cold-starts`, coldStarts, ['GET']],
  [`${ROLLOUT}/stop`, stop, ['POST']],
];
/** For tests: every address that changes something in AWS. */
export const actions: [string, Route, Method][] = [
  [`${ROLLOUT}/stop`, stop, 'POST'],
  [`${GROUP}/rollback`, rollback, 'POST'],
  [`${GROUP}/deployments`, deployments, 'POST'],
  [`${GROUP}/alias`, alias, 'POST'],
  [`${GROUP}/bypass`, bypass, 'PUT'],
  [`${GROUP}/bypass`, bypass, 'DELETE'],
];
