import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AwsError } from '../kernel/operation.ts';
import { applyPatch } from './apply-patch.ts';
import { parseStagePatch } from './parse-patch.ts';
import type { ApiRecord, StageRecord } from './state.ts';

const STAGE: StageRecord = {
  name: 'prod',
  deploymentId: 'aaaaaa',
  description: null,
  variables: { table: 'orders', region: 'eu' },
  canary: null,
  methodSettings: {},
  accessLog: {},
  cacheCluster: { enabled: false, size: null },
  clientCertificateId: null,
  documentationVersion: null,
  tracingEnabled: false,
  tags: {},
  createdAt: 0,
  updatedAt: 0,
};
const CANARY = {
  deploymentId: 'bbbbbb',
  percentTraffic: 10,
  useStageCache: false,
  stageVariableOverrides: { table: 'orders-2' },
};
const API: ApiRecord = {
  id: 'api',
  settings: {},
  createdAt: 0,
  deployments: new Map(
    ['aaaaaa', 'bbbbbb', 'cccccc'].map((id) => [id, { id, description: null, createdAt: 0 }] as const),
  ),
  stages: new Map(),
};

const patch = (stage: Partial<StageRecord>, ...operations: PatchOperation[]) =>
  applyPatch(API, { ...STAGE, ...stage }, operations);
const replace = (path: string, value: string): PatchOperation => ({ op: 'replace', path, value });

test('a promotion takes the canary over and merges its variables', () => {
  const after = patch(
    { canary: CANARY },
    replace('/canarySettings/percentTraffic', '0.0'),
    { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
  );
  expect(after).toMatchObject({ deploymentId: 'bbbbbb', variables: { table: 'orders-2', region: 'eu' } });
  expect(after.canary).toEqual({ ...CANARY, percentTraffic: 0 });
});

test('the first thing that is said of a canary makes it', () => {
  expect(patch({}, replace('/canarySettings/percentTraffic', '50')).canary).toEqual({
    deploymentId: 'aaaaaa',
    percentTraffic: 50,
    useStageCache: false,
    stageVariableOverrides: {},
  });
});

test.each([
  ['25.0', 25],
  ['0', 0],
  ['100.0', 100],
  ['0.5', 0.5],
])('%s percent is taken', (text, percent) => {
  expect(patch({}, replace('/canarySettings/percentTraffic', text)).canary?.percentTraffic).toBe(percent);
});

test.each(['100.1', '-1', '', 'ten', '1e1', 'NaN', '0x10', ' 5'])('%j percent is refused', (text) => {
  expect(() => patch({}, replace('/canarySettings/percentTraffic', text))).toThrow('between 0.0 and 100.0');
});

test('overrides are set and removed one by one', () => {
  const after = patch(
    { canary: CANARY },
    replace('/canarySettings/stageVariableOverrides/region', 'us'),
    { op: 'remove', path: '/canarySettings/stageVariableOverrides/table' },
    { op: 'remove', path: '/variables/region' },
    replace('/variables/table', 'other'),
  );
  expect(after.canary?.stageVariableOverrides).toEqual({ region: 'us' });
  expect(after.variables).toEqual({ table: 'other' });
});

test('while a canary is there the stage takes no other deployment, and does once it is removed', () => {
  expect(() => patch({ canary: CANARY }, replace('/deploymentId', 'cccccc'))).toThrow('Non canary deployment not');
  const after = patch(
    { canary: CANARY },
    { op: 'remove', path: '/canarySettings' },
    replace('/deploymentId', 'cccccc'),
  );
  expect(after).toMatchObject({ canary: null, deploymentId: 'cccccc' });
});

test('a patch of which one operation is refused changes nothing', () => {
  const before = structuredClone({ ...STAGE, canary: CANARY });
  expect(() => patch(before, replace('/description', 'x'), replace('/nothing', 'y'))).toThrow(AwsError);
  expect(before).toEqual({ ...STAGE, canary: CANARY });
});

test.each<[string, PatchOperation]>([
  ['Invalid method setting path: /canarySettings. Must be one of: [/deploymentId', replace('/canarySettings', 'x')],
  ['Invalid method setting path: /tags/a. Must be one of: [', replace('/tags/a', 'b')],
  [
    'Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method',
    { op: 'remove', path: '/canarySettings/stageVariableOverrides' },
  ],
  [
    'Cannot remove method setting */* because there is no method setting for this method',
    { op: 'remove', path: '/*/*' },
  ],
  [
    'Invalid add operation with path: /canarySettings/deploymentId',
    { op: 'add', path: '/canarySettings/deploymentId', value: 'bbbbbb' },
  ],
  ['Deployment id does not exist', replace('/canarySettings/deploymentId', 'none')],
  [
    'Invalid copy operation with path: /canarySettings/stageVariableOverrides and from /variables. Valid copy:path are',
    { op: 'copy', path: '/canarySettings/stageVariableOverrides', from: '/variables' },
  ],
  [
    'Promotion not available. Canary does not exist.',
    { op: 'copy', path: '/deploymentId', from: '/canarySettings/deploymentId' },
  ],
  ['Invalid accessLogSettings path. Must be one of : [', replace('/accessLogSettings', 'x')],
  ['Access Log value must not be empty', replace('/accessLogSettings/format', '')],
])('%s', (message, operation) => {
  expect(() => patch({}, operation)).toThrow(message);
});

test('a method starts from what stands for all of them, and keeps its own then', () => {
  const first = patch(
    {},
    replace('/*/*/caching/enabled', 'true'),
    replace('/*/*/throttling/burstLimit', '123'),
    replace('/~1pets/GET/throttling/burstLimit', '124'),
  );
  const after = applyPatch(API, first, [replace('/*/*/throttling/burstLimit', '100')]);
  expect(after.methodSettings).toMatchObject({
    '*/*': { cachingEnabled: true, throttlingBurstLimit: 100, throttlingRateLimit: 10_000 },
    '~1pets/GET': { cachingEnabled: true, throttlingBurstLimit: 124 },
  });
  expect(applyPatch(API, after, [{ op: 'remove', path: '/*/*' }]).methodSettings).not.toHaveProperty(['*/*']);
});

const part = fc.oneof(
  fc.constantFrom(
    'canarySettings',
    'percentTraffic',
    'stageVariableOverrides',
    'deploymentId',
    'variables',
    'accessLogSettings',
    'throttling',
    'rateLimit',
    '*',
    '~1a',
    '__proto__',
    'constructor',
    '',
  ),
  fc.string(),
);
const pathOf = fc.array(part, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
const anyOperation = fc.record(
  {
    op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'),
    path: fc.oneof(pathOf, fc.string()),
    value: fc.oneof(fc.string(), fc.constantFrom('50.0', 'true', 'bbbbbb', 'cccccc')),
    from: fc.oneof(pathOf, fc.constantFrom('/canarySettings/deploymentId', '/canarySettings/stageVariableOverrides')),
  },
  { requiredKeys: [] },
);

/** The stage after a patch; null where AWS would refuse it. Anything but an AWS error is thrown on. */
function afterOrRefused(stage: StageRecord, operations: PatchOperation[]): StageRecord | null {
  try {
    return applyPatch(API, stage, operations);
  } catch (error) {
    if (error instanceof AwsError) return null;
    throw error;
  }
}

test('whatever a patch holds is a change or an AWS error, and never breaks a stage', () => {
  fc.assert(
    fc.property(fc.array(anyOperation, { maxLength: 4 }), fc.boolean(), (operations, hasCanary) => {
      const stage = { ...STAGE, canary: hasCanary ? CANARY : null };
      const { deploymentId, canary } = afterOrRefused(stage, operations) ?? stage;
      const percent = canary?.percentTraffic ?? 0;
      expect([deploymentId, canary?.deploymentId ?? deploymentId].every((id) => API.deployments.has(id))).toBe(true);
      expect(percent >= 0 && percent <= 100).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a path is read as JSON Pointer', () => {
  expect(parseStagePatch({ op: 'remove', path: '/variables/a~1b~0c' })).toEqual({
    kind: 'variable',
    name: 'a/b~c',
    value: null,
  });
});
