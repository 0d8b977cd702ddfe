import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { GetAliasCommand, GetFunctionCommand, PublishVersionCommand, UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

/** Outputs of real accounts. They are third-party material and lie outside the repository. */
const FOLDER = new URL('../../../shared/data/captured/', import.meta.url);
const here = existsSync(FOLDER);
if (!here)
  process.stdout.write('skipped: ../shared/data/captured is not there, so the sandbox is not compared with it\n');

type Json = { [key: string]: Json } & { toString(): string };
const read = (name: string): Json => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Json;

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.end());

/** The same text with ids and names replaced, as the captures' authors elided them. */
const shape = (text: unknown): string =>
  String(text)
    .replaceAll(/d-[A-Z0-9]{9}/g, 'd-ID')
    .replaceAll(/<[^>]+>/g, '<alarm>')
    .replaceAll(/(<alarm> )+<alarm>/g, '<alarm>');

const members = (value: object | undefined): string[] =>
  Object.keys(value ?? {})
    .filter((name) => name !== 'ResponseMetadata' && name !== '$metadata')
    .toSorted();

describe.skipIf(!here)('compared with what real accounts answered', () => {
  test('an alarm during a canary: status, code, texts, events, alias', async () => {
    const run = read('canary-run-and-alarm-rollback')['E4.5_forced_rollback'];
    await story.alarm('red');
    await story.prepare({ alarmConfiguration: { enabled: true, alarms: [{ name: 'red' }] } });
    const id = await story.deploy('1', '2');
    await story.advance(48);
    await story.setAlarm('red', 'ALARM');
    await story.advance(16);
    const stopped = await story.deployment(id);
    const captured = run?.['get_deployment_query_d-RGSWBD91L'];
    expect(stopped.status).toBe(captured?.['Status']);
    expect(stopped.errorInformation?.code).toBe(captured?.['Error']?.['code']);
    expect(shape(stopped.errorInformation?.message)).toBe(shape(captured?.['Error']?.['message']));
    expect(shape(stopped.rollbackInfo?.rollbackMessage)).toBe(shape(captured?.['Rollback']?.['rollbackMessage']));
    expect((await story.target(id)).lifecycleEvents?.map((event) => [event.lifecycleEventName, event.status])).toEqual(
      run?.['lifecycle_d-RGSWBD91L_stopped'],
    );
    expect(await story.alias()).toBe('1');
    const undoId = stopped.rollbackInfo?.rollbackDeploymentId ?? '';
    await story.advance(5);
    const undo = read('alarm-rollback')['get_deployment_query_rollback']?.['RollbackInfo'];
    expect(shape((await story.deployment(undoId)).rollbackInfo?.rollbackMessage)).toBe(
      shape(undo?.['rollbackMessage']),
    );
    expect(
      (await story.target(undoId)).lifecycleEvents?.map((event) => [event.lifecycleEventName, event.status]),
    ).toEqual(run?.['lifecycle_d-J5KH1W91L_rollback']);
  });

  test('an alarm that is red at the start: ran as long, said the same', async () => {
    const captured = read('alarm-red-at-start')['get_deployment_query_canary'];
    await story.alarm('red');
    await story.setAlarm('red', 'ALARM');
    await story.prepare({ alarmConfiguration: { enabled: true, alarms: [{ name: 'red' }] } });
    const id = await story.deploy('1', '2');
    await story.advance(3);
    const stopped = await story.deployment(id);
    expect(stopped.status).toBe(captured?.['Estado']);
    expect(shape(stopped.errorInformation?.message)).toBe(shape(captured?.['Causa']?.['message']));
    const ran = (from: unknown, to: unknown): number =>
      Math.round((Date.parse(String(to)) - Date.parse(String(from))) / 10);
    expect(ran(stopped.startTime?.toISOString(), stopped.completeTime?.toISOString())).toBe(
      ran(captured?.['Inicio'], captured?.['Fin']),
    );
  });

  test('a failed hook: status, code, text', async () => {
    const [status, error] = Object.values(read('hook-failure')['get_deployment_d-82EELWTXI'] ?? {});
    await story.prepare();
    story.sandbox.world.codeDeploy.setHookBehaviour('orders-after', { kind: 'fail', afterMs: 2000 });
    const id = await story.deploy('1', '2', { hooks: [{ AfterAllowTraffic: 'orders-after' }] });
    await story.advance(320);
    expect(await story.deployment(id)).toMatchObject({ status, errorInformation: error });
  });

  test('a published AppSpec with its sha256 is accepted', async () => {
    const content = read('appspec-sha256')['revision']?.['appSpecContent'];
    const text = String(content?.['content']);
    expect(createHash('sha256').update(text).digest('hex')).toBe(content?.['sha256']);
    await story.prepare();
    const revision = {
      revisionType: 'AppSpecContent' as const,
      appSpecContent: { content: text, sha256: String(content?.['sha256']) },
    };
    expect(await story.deploy('', '', { revision })).toMatch(/^d-/);
  });

  test('Lambda answers with the members that AWS answers with', async () => {
    const recorded =
      read('lambda-alias-recorded')['alias']?.['TestLambdaAlias::test_alias_lifecycle']?.['recorded-content'];
    await story.prepare();
    const { lambda } = story;
    const version = await lambda.send(new PublishVersionCommand({ FunctionName: 'orders' }));
    // The recorded function has an environment.
    const expected = (name: string): string[] => members(recorded?.[name]).filter((member) => member !== 'Environment');
    expect(members(version)).toEqual(expected('publish_v1'));
    await lambda.send(
      new UpdateAliasCommand({
        FunctionName: 'orders',
        Name: 'live',
        RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } },
      }),
    );
    const alias = await lambda.send(new GetAliasCommand({ FunctionName: 'orders', Name: 'live' }));
    expect(members(alias)).toEqual(expected('get_alias_1_1'));
    const fn = await lambda.send(new GetFunctionCommand({ FunctionName: 'orders', Qualifier: 'live' }));
    expect(members(fn)).toEqual(expected('get_function_alias_1_1'));
  });
});
