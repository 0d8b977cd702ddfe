import { beforeEach, expect, test } from 'vitest';
import { AppError } from '../../domain/errors/problem.ts';
import type { Parts } from '../../parts/parts.ts';
import { createWorld, mara, type World } from '../../../testing/commands/fake-world.ts';
import { makeFreshTarget, makeHealth } from '../../../testing/domain/make-health.ts';
import { getDraft } from './get-draft.ts';

const want = {
  target: 'default',
  application: 'payments',
  group: 'payments-live',
  version: '62',
  configName: null,
  ignoreAlarms: false,
  named: null,
};

let world: World;
let deps: Pick<Parts, 'targets' | 'watcher' | 'clock' | 'shelves'>;

beforeEach(async () => {
  world = await createWorld();
  world.hooks = { before: 'CodeDeployHook_pre', after: 'CodeDeployHook_post' };
  const health = makeHealth({ targets: [makeFreshTarget(world.now())] });
  deps = { ...world.deps, watcher: { ...world.deps.watcher, health: () => health } };
});

test('a published version: from where the alias is, with the hooks of the last deployment, hashed as it would be sent', async () => {
  const draft = await getDraft(deps, mara, want);
  expect(draft).toMatchObject({
    fromVersion: '63',
    toVersion: '62',
    plan: { configName: 'CodeDeployDefault.LambdaAllAtOnce' },
    hooks: [
      { event: 'BeforeAllowTraffic', functionName: 'CodeDeployHook_pre' },
      { event: 'AfterAllowTraffic', functionName: 'CodeDeployHook_post' },
    ],
    changes: { functionName: 'payments-webhook', sameCode: false },
    may: { allowed: true, why: null },
    activeRolloutId: null,
    madeAt: world.now(),
  });
  expect(JSON.parse(draft.appSpec?.content ?? '')).toEqual({
    functionName: 'payments-webhook',
    alias: 'live',
    currentVersion: '63',
    targetVersion: '62',
    beforeAllowTraffic: 'CodeDeployHook_pre',
    afterAllowTraffic: 'CodeDeployHook_post',
  });
  expect(draft.consequences.after).toEqual([{ version: '62', percent: 100 }]);
  expect(world.acts).toEqual([]);
});

test('the code as it is now: its hash is there to be sent back, an AppSpec is not', async () => {
  const draft = await getDraft(deps, mara, { ...want, version: '$LATEST' });
  expect(draft).toMatchObject({ appSpec: null, may: { allowed: true } });
  expect(draft.changes?.to.codeSha256).toBe(world.latestSha256);
});

/** The content of each version and of $LATEST. */
function givenContents(contents: Record<string, string>): void {
  for (const { lambda } of deps.targets) {
    const real = lambda.getVersionConfiguration.bind(lambda);
    lambda.getVersionConfiguration = async (name, version) => ({
      ...(await real(name, version)),
      contentHash: contents[version] ?? version,
    });
  }
}

test('$LATEST that is the same version as the alias is on is not deployed, with the reason', async () => {
  givenContents({ $LATEST: 'x', 63: 'x' });
  const draft = await getDraft(deps, mara, { ...want, version: '$LATEST' });
  expect(draft.may).toEqual({
    allowed: false,
    why: '$LATEST holds exactly the code and settings of version 63, and payments-webhook:live is on it already.',
  });
});

test('$LATEST that the newest version holds, which the alias is not on, is that version', async () => {
  world.versions.push('64');
  givenContents({ $LATEST: 'x', 64: 'x' });
  const draft = await getDraft(deps, mara, { ...want, version: '$LATEST' });
  expect(draft.may.allowed).toBe(true);
  expect(draft.consequences.steps[0]?.title).toBe('Version 64 holds exactly this; it is deployed.');
  expect(draft.consequences.after).toEqual([{ version: '64', percent: 100 }]);
});

test('$LATEST like the version that is there, with a newer one published since, becomes a new version', async () => {
  world.versions.push('64');
  givenContents({ $LATEST: 'x', 63: 'x' });
  const draft = await getDraft(deps, mara, { ...want, version: '$LATEST' });
  expect(draft.may.allowed).toBe(true);
  expect(draft.consequences.steps[0]?.detail).toContain('exactly those of version 63');
});

test('hooks of an AppSpec in S3 are not known, and it says so', async () => {
  world.hooks = null;
  world.group = { ...world.group, lastRolloutId: 'd-3XQ8T9K1B' };
  const draft = await getDraft(deps, mara, want);
  expect(draft.hooks).toBeNull();
  expect(JSON.parse(draft.appSpec?.content ?? '')).toMatchObject({ beforeAllowTraffic: null, afterAllowTraffic: null });
  expect(draft.consequences.steps.map(({ title }) => title)).toContainEqual(
    expect.stringContaining('No hook is called'),
  );
  expect(draft.preflight.unread.join(' ')).toContain('The hooks of the last deployment could not be read');
});

test('another config is drawn and judged', async () => {
  const draft = await getDraft(deps, mara, { ...want, configName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes' });
  expect(draft.plan?.configName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
});

test('a busy group is refused with what is running', async () => {
  world.group = { ...world.group, activeRolloutId: 'd-RUNNING1' };
  expect(await getDraft(deps, mara, want)).toMatchObject({
    may: { allowed: false, why: expect.stringContaining('d-RUNNING1') as string },
    activeRolloutId: 'd-RUNNING1',
  });
});

test('the version that is there, a split alias and a version that does not exist are refused or found', async () => {
  expect((await getDraft(deps, mara, { ...want, version: '63' })).may.allowed).toBe(false);
  const missing = await getDraft(deps, mara, { ...want, version: '99' });
  expect(missing.changes).toBeNull();
  expect(missing.preflight.findings).toContainEqual(expect.objectContaining({ code: 'version-missing' }));
  world.group = {
    ...world.group,
    aliasState: { version: '63', weights: { '62': 10 }, revisionId: 'r1' },
    drift: { kind: 'split', version: '63', weights: { '62': 10 } },
  };
  world.pass(61_000);
  expect((await getDraft(deps, mara, want)).may).toMatchObject({ allowed: false });
});

test('hooks that cannot be read are no hooks that are not there', async () => {
  for (const target of deps.targets)
    target.codeDeploy.getDeployments = () => Promise.reject(new AppError('AWS_ACCESS_DENIED', 'no'));
  await expect(getDraft(deps, mara, want)).rejects.toMatchObject({ code: 'AWS_ACCESS_DENIED' });
});

test('the first deployment of a group is drafted for the alias that is named, and says what nobody checks', async () => {
  world.group = {
    functionName: null,
    alias: null,
    aliasState: null,
    lastRolloutId: null,
    asOf: { codedeploy: world.now(), lambda: null, cloudwatch: world.now() },
  };
  for (const { lambda } of deps.targets)
    lambda.getAlias = async () => ({ version: '61', weights: {}, revisionId: 'r' });
  const named = { functionName: 'payments-webhook', alias: 'live' };
  const draft = await getDraft(deps, mara, { ...want, named });
  expect(draft).toMatchObject({ fromVersion: '61', toVersion: '62', hooks: [], may: { allowed: true, why: null } });
  expect(JSON.parse(draft.appSpec?.content ?? '')).toMatchObject({
    functionName: 'payments-webhook',
    currentVersion: '61',
  });
  expect(draft.consequences.notes.join(' ')).toContain(
    'It is the first deployment of this group: CodeDeploy takes whatever alias it is given',
  );
  expect(draft.preflight.unread.join(' ')).not.toContain("names a group's function only");
  const unnamed = await getDraft(deps, mara, want);
  expect(unnamed.may.allowed).toBe(false);
  expect(unnamed.preflight.unread.join(' ')).toContain("names a group's function only");
});

test('who may only watch may see it, and learns that starting it is for others', async () => {
  const draft = await getDraft(deps, { name: 'ivo', role: 'viewer' }, want);
  expect(draft.may).toEqual({ allowed: false, why: 'You may watch, but not act: that needs the role operator.' });
});
