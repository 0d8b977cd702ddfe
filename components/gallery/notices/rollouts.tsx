import { ErrorExplained } from '@/components/rollout/end/error-explained.tsx';
import { NothingShiftedNote } from '@/components/rollout/head/nothing-shifted-note.tsx';
import { OffPlanNote } from '@/components/rollout/head/off-plan-note.tsx';
import type { OffPlan } from '@/lib/domain/rollout/off-plan.ts';
import { RollbackNote } from '@/components/rollout/head/rollback-note.tsx';
import type { NothingShifted } from '@/lib/domain/explain/nothing-shifted-of.ts';
import { knownPlan } from '@/lib/domain/plan/known-plan.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import {
  ALARM_MESSAGE,
  makeEnded,
  makeEvent,
  makeOrders,
  makeRollback,
} from '@/components/gallery/fixtures/make-orders.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const hookEvent = (status: string) => [
  makeEvent('BeforeAllowTraffic', status, { startedAt: ago(688), hookFunction: 'CodeDeployHook_smoke' }),
];
const unshifted = {
  shiftStartedAt: null,
  share: { ...makeEnded().share, routedPercent: 0 },
  rollback: makeOrders().rollback,
};
const refused = (code: string, message: string | null, change: Partial<Rollout> = {}): Rollout =>
  makeEnded({
    ...unshifted,
    status: 'Failed',
    completedAt: '2026-11-21T13:52:42.730Z',
    error: { code, message },
    lifecycle: hookEvent('Succeeded'),
    ...change,
  });
const succeeded = (change: Partial<Rollout>): Rollout =>
  makeEnded({ ...unshifted, status: 'Succeeded', error: null, ...change });

const UNSHIFTED: Record<NothingShifted['code'], Rollout> = {
  'first-version': succeeded({ baselineVersion: null }),
  'all-at-once': succeeded({ plan: knownPlan('CodeDeployDefault.LambdaAllAtOnce') ?? makeOrders().plan }),
  'same-version': refused('INVALID_LAMBDA_CONFIGURATION', null, { candidateVersion: '41' }),
  'alarm-red-at-start': refused('ALARM_ACTIVE', ALARM_MESSAGE, { status: 'Stopped' }),
  'alarm-before-traffic': refused('ALARM_ACTIVE', ALARM_MESSAGE, {
    status: 'Stopped',
    completedAt: '2026-11-21T13:57:42.000Z',
    lifecycle: hookEvent('Failed'),
  }),
  'hook-running': makeOrders({ ...unshifted, lifecycle: hookEvent('InProgress') }),
  'hook-failed': refused('HOOK_EXECUTION_FAILURE', null, { lifecycle: hookEvent('Failed') }),
  'conflicting-deployment': refused(
    'X',
    "The Deployment Group 'orders-live' already has an active Deployment 'd-OTHER'",
  ),
  'alias-elsewhere': refused('INVALID_LAMBDA_CONFIGURATION', 'The alias version does not match the current version'),
  'stopped-before-traffic': refused('MANUAL_STOP', null, { status: 'Stopped' }),
};

const seenAt = ago(90);
const split = (version: string, percent: number) => [
  { version, percent },
  { version: '41', percent: 100 - percent },
];
const OFF_PLAN: Record<OffPlan['kind'], OffPlan> = {
  'other-version': { kind: 'other-version', version: '39', parts: split('39', 60), seenAt },
  'before-shift': { kind: 'before-shift', parts: split('42', 10), seenAt },
  'no-step': { kind: 'no-step', percent: 65, parts: split('42', 65), seenAt },
  early: { kind: 'early', percent: 100, dueAt: ago(-600), parts: [{ version: '42', percent: 100 }], seenAt },
  back: { kind: 'back', reachedPercent: 40, parts: [{ version: '41', percent: 100 }], seenAt },
};

/** The codes that CodeDeploy's API lists for Lambda, one with words of AWS, and one that nobody knows. */
const ERRORS: Record<string, string | null> = {
  ALARM_ACTIVE: ALARM_MESSAGE,
  MANUAL_STOP: 'The deployment was stopped by arn:aws:iam::123456789012:user/ana.',
  HOOK_EXECUTION_FAILURE: 'The lifecycle event hook failed.',
  INVALID_LAMBDA_CONFIGURATION: null,
  INVALID_LAMBDA_FUNCTION: null,
  INVALID_REVISION: null,
  IAM_ROLE_MISSING: null,
  IAM_ROLE_PERMISSIONS: null,
  THROTTLED: null,
  TIMEOUT: null,
  INTERNAL_ERROR: null,
  REVISION_MISSING: null,
  APPLICATION_MISSING: null,
  DEPLOYMENT_GROUP_MISSING: null,
  CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND: null,
  A_CODE_OF_TOMORROW: 'Something that AWS says from now on.',
};

/** What is said of a rollout: why nothing shifted, what it undoes, why it ended. */
export const ROLLOUT_NOTICES = [
  ...specimensOf<NothingShifted['code']>(
    'nothing-shifted',
    mapValues(UNSHIFTED, (rollout) => (
      <Scene>
        <NothingShiftedNote rollout={rollout} group={null} />
      </Scene>
    )),
  ),
  ...specimensOf<OffPlan['kind']>(
    'off-plan',
    mapValues(OFF_PLAN, (offPlan) => (
      <Scene>
        <OffPlanNote rollout={makeOrders({ offPlan })} group={null} />
      </Scene>
    )),
  ),
  ...specimensOf('rollback-note', { running: <RollbackNote rollout={makeRollback({ status: 'InProgress' })} /> }),
  ...specimensOf(
    'error',
    mapValues(ERRORS, (message, code) => {
      const error = { code, message };
      const status = ['ALARM_ACTIVE', 'MANUAL_STOP'].includes(code) ? 'Stopped' : 'Failed';
      return <ErrorExplained rollout={makeEnded({ status, error })} error={error} />;
    }),
  ),
];
