import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeGroup } from '../../../testing/domain/make-group.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { howMuch } from '../../../testing/how-much.ts';
import { ACTION_NAMES, type ActionName } from './action.ts';
import { actionsOfGroup, actionsOfRollout } from './actions-of.ts';
import type { ActingContext } from './may.ts';
import { PERMISSIONS_OF } from './permissions-of.ts';
import type { RefusedAction } from './refused-action.ts';
import { takesRiskAway } from './takes-risk-away.ts';

const group = makeGroup();
const { application, group: name, functionName } = group;
const CODEDEPLOY = 'arn:aws:codedeploy:eu-west-1:123456789012';
const LAMBDA = 'arn:aws:lambda:eu-west-1:123456789012';

/** What each action needs to be possible at all. */
const IN: Record<ActionName, (context: ActingContext) => { allowed: boolean; why: string | null; warning?: string }> = {
  stop: (context) => actionsOfRollout(rollout(), busy(), context).stop,
  'stop-and-roll-back': (context) => actionsOfRollout(rollout(), busy(), context)['stop-and-roll-back'],
  'roll-back': (context) => actionsOfGroup(group, null, context)['roll-back'],
  deploy: (context) => actionsOfGroup(group, null, context).deploy,
  'fix-alias': (context) => actionsOfGroup(split(), null, context)['fix-alias'],
  bypass: (context) => actionsOfGroup(group, null, context).bypass,
  'end-bypass-later': (context) => actionsOfGroup(bypassed(), null, context)['end-bypass-later'],
  're-arm': (context) => actionsOfGroup(bypassed(), null, context)['re-arm'],
};
const rollout = () => makeRollout({ application, group: name, functionName });
const busy = () => makeGroup({ activeRolloutId: rollout().id });
const bypassed = () => makeGroup({ alarms: { ...group.alarms, ignored: true } });
const split = () =>
  makeGroup({
    aliasState: { version: '63', weights: { '64': 30 }, revisionId: null },
    drift: { kind: 'split', version: '63', weights: { '64': 30 } },
  });

const FRESHNESS = [
  ['fresh', { codedeployAgeMs: 2000 }],
  ['16 s old', { codedeployAgeMs: 16_000 }],
  ['an hour old', { codedeployAgeMs: 3_600_000 }],
  ['never read', { codedeployAgeMs: null }],
  ['cut off', { codedeployAgeMs: 16_000, isCutOff: true }],
] as const;

/** Where AWS refused the action's permissions, and whether that concerns this group. */
const REFUSED = [
  ['nowhere', null, false],
  ['without a resource', undefined, true],
  ['on this group', `${CODEDEPLOY}:deploymentgroup:${application}/${name}`, true],
  ['on another group', `${CODEDEPLOY}:deploymentgroup:${application}/another`, false],
  ['on a group of that name of another application', `${CODEDEPLOY}:deploymentgroup:other/${name}`, false],
  ['on this application', `${CODEDEPLOY}:application:${application}`, true],
  ['on another application', `${CODEDEPLOY}:application:other`, false],
  ['on a pattern', `${CODEDEPLOY}:deploymentgroup:${application}/*`, true],
  ['on this function', `${LAMBDA}:function:${functionName}`, true],
  ['on its alias', `${LAMBDA}:function:${functionName}:live`, true],
  ['on another function', `${LAMBDA}:function:other`, false],
  ['on a deployment config', `${CODEDEPLOY}:deploymentconfig:mine`, true],
  ['on something that is no ARN', '*', true],
] as const;

const cases = ACTION_NAMES.flatMap((action) =>
  FRESHNESS.flatMap(([age, freshness]) =>
    REFUSED.map(([where, resource, concernsIt]) => ({ action, age, freshness, where, resource, concernsIt })),
  ),
);

describe('a refusal and an old picture', () => {
  test.each(cases)('$action, $age, refused $where', ({ action, freshness, resource, concernsIt }) => {
    const missingPermissions: RefusedAction[] =
      resource === null ? [] : PERMISSIONS_OF[action].map((each) => ({ action: each, resource: resource ?? null }));
    const is = IN[action]({ role: 'operator', missingPermissions, ...freshness });
    const isOld = freshness.codedeployAgeMs === null || freshness.codedeployAgeMs > 15_000;
    // Only an old picture keeps people from acting, and only from what adds risk.
    expect(is.allowed).toBe(!isOld || takesRiskAway(action));
    if (!is.allowed) return;
    expect(is.warning?.includes('AWS refused') ?? false).toBe(concernsIt);
    expect(is.warning?.includes('goes ahead if that fails') ?? false).toBe(isOld);
  });

  test.each(ACTION_NAMES)('%s does not mind what it does not need', (action) => {
    const others = ACTION_NAMES.flatMap((each) => PERMISSIONS_OF[each]).filter(
      (each) => !PERMISSIONS_OF[action].includes(each),
    );
    const missingPermissions = others.map((each) => ({ action: each }));
    const is = IN[action]({ role: 'operator', codedeployAgeMs: 0, missingPermissions });
    expect(is).toMatchObject({ allowed: true, why: null });
    expect(is.warning).toBeUndefined();
  });
});

/** CodeDeploy's statuses of a deployment that has ended (DeploymentStatus of its API). */
const ENDED = ['Succeeded', 'Failed', 'Stopped'];

test('stopping is off only once AWS has said that the rollout ended, whatever else is known', () => {
  const anyRefusal = fc.record({
    action: fc.constantFrom(...Object.values(PERMISSIONS_OF).flat()),
    resource: fc.constantFrom(...REFUSED.map(([, resource]) => resource ?? null)),
  });
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom('Created', 'Queued', 'InProgress', 'Baking', 'Ready', ...ENDED), fc.string()),
      fc.record({
        role: fc.constant('operator' as const),
        codedeployAgeMs: fc.option(fc.nat()),
        missingPermissions: fc.array(anyRefusal),
        isCutOff: fc.boolean(),
      }),
      fc.boolean(),
      (status, context, isGroupRead) => {
        const actions = actionsOfRollout(makeRollout({ status }), isGroupRead ? busy() : null, context);
        expect(actions.stop.allowed).toBe(!ENDED.includes(status));
        expect(actions['stop-and-roll-back'].allowed).toBe(!ENDED.includes(status));
      },
    ),
    { numRuns: howMuch({ quick: 200, full: 5000 }) },
  );
});
