import { expect, test } from 'vitest';
import { makeSummary } from '../../../testing/domain/make-group.ts';
import { makeCalmGroup, makePreflightFacts } from '../../../testing/domain/make-preflight-facts.ts';
import { preflightOf } from './preflight-of.ts';

const both = (functionName: string, exists: boolean) =>
  (['BeforeAllowTraffic', 'AfterAllowTraffic'] as const).map((event) => ({ event, functionName, exists }));
const failed = makeCalmGroup({ lastRollout: makeSummary({ status: 'Failed' }) });

test('one function at both events that is gone is one finding, with the sooner failure', () => {
  const { findings } = preflightOf(makePreflightFacts({ hooks: both('CodeDeployHook_smoke', false) }));
  expect(findings.filter(({ code }) => code === 'hook-missing').map(({ sentence }) => sentence)).toEqual([
    'The BeforeAllowTraffic and AfterAllowTraffic hook CodeDeployHook_smoke does not exist: the deployment would fail there, before any call moves.',
  ]);
});

test('one that the role may not invoke is reported once, too', () => {
  const { findings } = preflightOf(makePreflightFacts({ hooks: both('smoke', true), group: failed }));
  expect(findings.filter(({ code }) => code === 'hook-not-permitted')).toHaveLength(1);
});

test('after all traffic is what only an AfterAllowTraffic hook fails', () => {
  const hooks = both('CodeDeployHook_smoke', false).slice(1);
  expect(preflightOf(makePreflightFacts({ hooks })).findings[0]?.sentence).toContain(
    'The AfterAllowTraffic hook CodeDeployHook_smoke does not exist: the deployment would fail there, after the new version has all the traffic.',
  );
});

test.each([
  ['by a rollback, which calls none', { status: 'Succeeded', rollbackOf: 'd-1' }],
  ['by a rollback of CodeDeploy', { status: 'Succeeded', creator: 'codeDeployRollback' }],
  ['by a failure', { status: 'Failed' }],
])('that the last deployment ended %s does not show that the role may invoke it', (_name, change) => {
  const group = makeCalmGroup({ lastRollout: makeSummary(change) });
  const { findings } = preflightOf(makePreflightFacts({ hooks: both('smoke', true), group }));
  expect(findings.map(({ code }) => code)).toContain('hook-not-permitted');
});
