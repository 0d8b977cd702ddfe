import type { FindingCase } from './finding-case.ts';
import type { PublishedVersion } from '../../../lib/domain/group/group.ts';
import { makePublishedVersion } from '../../aws/make-version.ts';
import { makeSummary } from '../make-group.ts';
import {
  alarmed,
  atOnce,
  calm,
  canary,
  grouped,
  hook,
  makeCalmGroup,
  makePreflightFacts,
} from '../make-preflight-facts.ts';

const bypass = {
  since: '2026-11-21T13:10:00.000Z',
  sinceIsFirstSeen: false,
  by: 'ana',
  reason: 'ship the fix',
  rearmError: null,
};

const provisioned = (qualifier: string) => ({ qualifier, requested: 5, available: 5, status: 'READY' });

const split = { kind: 'split' as const, version: '63', weights: { '64': 30 } };

/** What the watcher notes when Lambda has no such alias. */
const notFound = {
  source: 'lambda' as const,
  code: 'ResourceNotFoundException',
  message: 'Cannot find alias',
  missingAction: null,
};

const versionsWith = (before: Partial<PublishedVersion>, after: Partial<PublishedVersion>) => [
  makePublishedVersion({ version: '63', ...before }),
  makePublishedVersion({ version: '64', ...after }),
];

const OTHER = { application: 'payments-old', group: 'g-old' };

/** For tests: what pre-flight finds about the group, its alias, hooks and versions. */
export const OTHER_CASES: FindingCase[] = [
  [
    'group-busy',
    grouped({ activeRolloutId: 'd-1' }),
    'blocks',
    'd-1 is running for this group, and AWS refuses a second deployment until it ends.',
    grouped({ lastRolloutId: 'd-1' }),
  ],
  [
    'alias-busy',
    grouped({ aliasUse: { groups: [OTHER], running: { id: 'd-1', ...OTHER }, leftBy: null } }),
    'blocks',
    'd-1 of group g-old (application payments-old) is running, and it moves payments-webhook:live too: ',
    grouped({ aliasUse: { groups: [OTHER], running: null, leftBy: null } }),
  ],
  [
    'alias-shared',
    grouped({ aliasUse: { groups: [OTHER], running: null, leftBy: null } }),
    'notes',
    'group g-old (application payments-old) deployed payments-webhook:live too',
    grouped({ aliasUse: { groups: [], running: null, leftBy: null } }),
  ],
  [
    'rollback-off',
    grouped({ autoRollback: [] }),
    'warns',
    'Automatic rollback is off: a deployment that fails or is stopped leaves payments-webhook:live as it is at that moment, split between two versions.',
    grouped({ autoRollback: ['DEPLOYMENT_FAILURE'] }),
  ],
  [
    'rollback-not-on-alarm',
    grouped({ autoRollback: ['DEPLOYMENT_FAILURE'] }),
    'warns',
    'The group rolls back on DEPLOYMENT_FAILURE and not on DEPLOYMENT_STOP_ON_ALARM: an alarm stops the deployment and leaves payments-webhook:live split.',
    grouped({ autoRollback: ['DEPLOYMENT_STOP_ON_ALARM'] }),
  ],
  [
    'bypassed',
    makePreflightFacts({
      group: makeCalmGroup({
        alarms: { ignored: true, ignorePollFailure: false, items: [calm] },
        bypass: { ...bypass, until: { at: '2026-11-21T15:04:10.000Z' } },
      }),
    }),
    'warns',
    'The group ignores its one alarm, by ana at 13:10 UTC (“ship the fix”); it re-arms itself at 15:04 UTC, in 1 h.',
    alarmed([calm], {}, { ignored: null }),
  ],
  [
    'hook-missing',
    makePreflightFacts({ hooks: hook('CodeDeployHook_smoke', false) }),
    'blocks',
    'The BeforeAllowTraffic hook CodeDeployHook_smoke does not exist: the deployment would fail there, before any call moves.',
    makePreflightFacts({ hooks: hook('CodeDeployHook_smoke', null) }),
  ],
  [
    'hook-not-permitted',
    makePreflightFacts({
      hooks: hook('arn:aws:lambda:eu-west-1:123456789012:function:smoke', true),
      group: makeCalmGroup({ lastRollout: makeSummary({ status: 'Failed' }) }),
    }),
    'warns',
    "The BeforeAllowTraffic hook is called arn:aws:lambda:eu-west-1:123456789012:function:smoke: unless the group's service role allows it,",
    // The last deployment called it and succeeded, so the role may.
    makePreflightFacts({ hooks: hook('smoke', true) }),
  ],
  [
    'alias-split',
    grouped({ drift: split }),
    'blocks',
    'payments-webhook:live is split, 30% on 64 and 70% on 63, and no rollout is running: AWS fails every deployment of it until the weights are removed.',
    grouped({ drift: { kind: 'shifting' } }),
  ],
  [
    'alias-moved',
    grouped({ drift: { kind: 'moved', expectedVersion: '62', version: '63', seenAt: '2026-11-21T13:30:00.000Z' } }),
    'warns',
    'payments-webhook:live is on version 63, seen first at 13:30 UTC, and its last rollout left it on 62: a deployment whose AppSpec starts from 62 fails at once.',
    grouped({ drift: { kind: 'in-place' } }),
  ],
  [
    'alias-gone',
    grouped({ aliasState: null, drift: { kind: 'unknown' }, problems: [notFound] }),
    'blocks',
    'payments-webhook:live does not exist in Lambda any more, or its function does not: a deployment would fail.',
    // Unread does not mean deleted.
    grouped({
      aliasState: null,
      drift: { kind: 'unknown' },
      problems: [{ ...notFound, code: 'AccessDeniedException' }],
    }),
  ],
  [
    'alias-version-gone',
    grouped({ aliasState: { version: '12', weights: {}, revisionId: null } }),
    'blocks',
    'payments-webhook:live points to version 12, which does not exist any more: calls through it fail, and a deployment cannot start from it.',
    // Published after the versions were read.
    grouped({ aliasState: { version: '65', weights: {}, revisionId: null } }),
  ],
  [
    'reserved-concurrency',
    makePreflightFacts({ concurrency: { reserved: 10, provisioned: [], peak: 10 } }),
    'warns',
    'payments-webhook has 10 reserved executions for both versions together, and had 10 at once in the last hours: the new version, slower while it starts, would be throttled.',
    makePreflightFacts({ concurrency: { reserved: null, provisioned: [], peak: 10 } }),
  ],
  [
    'provisioned-on-baseline-only',
    makePreflightFacts({ concurrency: { reserved: null, provisioned: [provisioned('63')], peak: 1 } }),
    'notes',
    'Version 63 has 5 provisioned executions and version 64 has none: its first calls start cold.',
    makePreflightFacts({
      concurrency: { reserved: null, provisioned: [provisioned('63'), provisioned('64')], peak: 1 },
    }),
  ],
  [
    'same-version',
    makePreflightFacts({ candidateVersion: '63' }),
    'blocks',
    'payments-webhook:live is on version 63 already, and AWS fails a deployment to the version that is there.',
    makePreflightFacts({ candidateVersion: null }),
  ],
  [
    'version-missing',
    makePreflightFacts({ candidateVersion: '99' }),
    'blocks',
    'payments-webhook has no version 99.',
    makePreflightFacts({ candidateVersion: '$LATEST' }),
  ],
  [
    'versions-apart',
    makePreflightFacts({ versions: versionsWith({ roleArn: 'role/a' }, { roleArn: 'role/b' }) }),
    'blocks',
    'Versions 63 and 64 have different execution roles, and Lambda does not let such versions share an alias: the first step of CodeDeployDefault.LambdaLinear10PercentEvery3Minutes would be refused.',
    makePreflightFacts({ versions: versionsWith({ roleArn: 'role/a' }, { roleArn: 'role/a' }) }),
  ],
  [
    'versions-apart',
    makePreflightFacts({ versions: versionsWith({ deadLetterArn: 'queue' }, {}), plan: canary }),
    'blocks',
    'Versions 63 and 64 have different dead-letter queues, ',
    makePreflightFacts({ versions: versionsWith({ roleArn: 'role/a' }, { roleArn: 'role/b' }), plan: atOnce }),
  ],
  [
    'versions-apart',
    makePreflightFacts({
      versions: versionsWith({ roleArn: 'role/a', deadLetterArn: 'a' }, { roleArn: 'role/b', deadLetterArn: 'b' }),
    }),
    'blocks',
    'Versions 63 and 64 have different execution roles and different dead-letter queues, ',
    // A role that was not read is not another one.
    makePreflightFacts({ versions: versionsWith({ roleArn: 'role/a' }, { roleArn: null }) }),
  ],
];
