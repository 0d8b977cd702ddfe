import {
  CreateAliasCommand,
  CreateFunctionCommand,
  InvokeCommand,
  type LambdaClient,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
  type InvokeCommandInput,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLES, startCodeStory, type CodeStory } from '../testing/code-story.ts';

let story: CodeStory;
let lambda: LambdaClient;
beforeAll(async () => {
  story = await startCodeStory();
  lambda = story.lambda;
});
afterAll(() => story.end());

async function invoke(FunctionName: string, more: Partial<InvokeCommandInput> = {}) {
  const { Payload, LogResult, ...rest } = await lambda.send(
    new InvokeCommand({ FunctionName, LogType: 'Tail', ...more }),
  );
  const text = Payload?.transformToString() ?? '';
  return {
    ...rest,
    payload: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
    log: Buffer.from(LogResult ?? '', 'base64').toString(),
  };
}

const make = (handler: string, more = {}) =>
  story.make(handler, `${EXAMPLES}/styles`, { Handler: `index.${handler}`, ...more });

test('an async handler returns its result and says which version ran', async () => {
  await make('promised');
  const answer = await invoke('promised', { Payload: '{"a":1}' });
  expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST', payload: { got: { a: 1 } } });
  expect(answer.FunctionError).toBeUndefined();
});

test('a callback answers, when the event loop is empty or at once as the handler asks', async () => {
  await make('called');
  await make('calledEarly');
  await make('silent');
  expect((await invoke('called', { Payload: '{"b":2}' })).payload).toEqual({ got: { b: 2 } });
  expect((await invoke('calledEarly')).payload).toBe('early');
  expect((await invoke('silent')).payload).toBeNull();
});

test.each([
  ['throws', 'RangeError', 'out of stock'],
  ['throwsAtOnce', 'TypeError', 'not a cart'],
  ['fails', 'Error', 'no such order'],
  ['throwsText', 'string', 'only text'],
  ['rejects', 'Runtime.UnhandledPromiseRejection', 'Error: nobody listens'],
])('%s: an error of the handler is Unhandled, with %s in its payload', async (handler, errorType, errorMessage) => {
  await make(handler);
  const answer = await invoke(handler);
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', payload: { errorType, errorMessage } });
  expect(answer.payload?.['trace']).toBeInstanceOf(Array);
  expect(answer.log).toContain('\tERROR\t');
});

test('a process that ends by itself is an exit error, and the next call gets a new one', async () => {
  await make('exits');
  for (let i = 0; i < 2; i++) {
    const answer = await invoke('exits');
    expect(answer.payload).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(answer.payload?.['errorMessage']).toMatch(
      /^RequestId: [\w-]{36} Error: Runtime exited with error: exit status 3$/,
    );
    expect(answer.log).toContain('Init Duration');
  }
});

test.each(['hangs', 'spins'])('%s: the timeout kills the process', async (handler) => {
  await make(handler, { Timeout: 1 });
  const answer = await invoke(handler);
  expect(answer).toMatchObject({ FunctionError: 'Unhandled', payload: { errorType: 'Sandbox.Timedout' } });
  expect(answer.payload?.['errorMessage']).toMatch(/Task timed out after 1\.00 seconds$/);
  expect(answer.log).toMatch(/Task timed out after 1\.00 seconds/);
  expect(answer.log).toMatch(/REPORT .*Duration: 1000\.00 ms.*Status: timeout/);
});

test('the memory limit ends a handler that hoards', async () => {
  await make('hoards', { Timeout: 30 });
  expect((await invoke('hoards')).payload).toMatchObject({ errorType: 'Runtime.ExitError' });
});

test('the context and the environment are what Lambda gives', async () => {
  await make('tells', { MemorySize: 256, Timeout: 9, Environment: { Variables: { COLOUR: 'green' } } });
  const { payload } = await invoke('tells', {
    ClientContext: Buffer.from('{"from":"test"}').toString('base64'),
  });
  expect(payload).toMatchObject({
    functionName: 'tells',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-1:482109371166:function:tells',
    memoryLimitInMB: '256',
    clientContext: { from: 'test' },
    region: 'eu-west-1',
    name: 'tells',
    colour: 'green',
    endpoint: story.sandbox.url,
  });
  expect(payload?.['home']).toBeUndefined();
  expect(payload?.['remaining']).toBeGreaterThan(8000);
  expect(payload?.['remaining']).toBeLessThanOrEqual(9000);
});

test('a process stays warm for its version, and each version has its own', async () => {
  await make('counts');
  const first = await invoke('counts');
  const second = await invoke('counts');
  expect(first.log).toContain('Init Duration');
  expect(second.log).not.toContain('Init Duration');
  expect(second.payload).toEqual({ calls: 2, process: first.payload?.['process'] });
  await lambda.send(new PublishVersionCommand({ FunctionName: 'counts' }));
  expect((await invoke('counts', { Qualifier: '1' })).payload).toMatchObject({ calls: 1 });
});

test('START, the lines of the handler in order, END and REPORT are in the log', async () => {
  await make('logs');
  const { log } = await invoke('logs');
  const id = /START RequestId: ([\w-]{36})/.exec(log)?.[1] ?? '';
  expect(
    log.split('\n').map((line) => line.replaceAll(id, 'ID').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')),
  ).toEqual([
    expect.stringMatching(/^INIT_START Runtime Version: nodejs:22\.v1\t/),
    'START RequestId: ID Version: $LATEST',
    "TIME\tID\tINFO\thello { from: 'console' }",
    'TIME\tID\tERROR\toh no',
    '{"status":503}',
    'END RequestId: ID',
    expect.stringMatching(
      /^REPORT RequestId: ID\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t$/,
    ),
    '',
  ]);
});

test('with JSON logs every line is an object', async () => {
  await make('logs-as-json', { Handler: 'index.logs', LoggingConfig: { LogFormat: 'JSON' } });
  const { log } = await invoke('logs-as-json');
  const lines = log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ type, level }) => type ?? level)).toEqual([
    'platform.initStart',
    'platform.start',
    'INFO',
    'ERROR',
    undefined,
    'platform.report',
  ]);
});

test.each([
  ['nothing.handler', 'Runtime.ImportModuleError'],
  ['index.missing', 'Runtime.HandlerNotFound'],
  ['index', 'Runtime.MalformedHandlerName'],
])('a handler %s that cannot be loaded is %s', async (Handler, errorType) => {
  const name = `broken-${Handler.replaceAll('.', '-')}`;
  await make(name, { Handler });
  expect(await invoke(name)).toMatchObject({ FunctionError: 'Unhandled', payload: { errorType } });
});

test('an ES module uses the SDK that the runtime brings along', async () => {
  await make('promised-2', { Handler: 'index.promised' });
  await story.make('hook', `${EXAMPLES}/check-before`, {
    Environment: { Variables: { FUNCTION_TO_CHECK: 'promised-2' } },
  });
  const answer = await invoke('hook', {
    Payload: '{"DeploymentId":"d-123456789","LifecycleEventHookExecutionId":"x"}',
  });
  expect(answer.payload).toMatchObject({ errorType: expect.stringMatching(/DeploymentDoesNotExist/) });
});

test('an alias is routed by its weights; versions keep the code that they were published with', async () => {
  await make('routed', { Handler: 'index.tells', Environment: { Variables: { COLOUR: 'blue' } } });
  await lambda.send(new PublishVersionCommand({ FunctionName: 'routed' }));
  await lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: 'routed', Environment: { Variables: { COLOUR: 'green' } } }),
  );
  await lambda.send(new PublishVersionCommand({ FunctionName: 'routed' }));
  const RoutingConfig = { AdditionalVersionWeights: { 2: 0.5 } };
  await lambda.send(
    new CreateAliasCommand({ FunctionName: 'routed', Name: 'live', FunctionVersion: '1', RoutingConfig }),
  );
  const seen = new Map<string | undefined, unknown>();
  for (let i = 0; i < 20; i++) {
    const { ExecutedVersion, payload } = await invoke('routed', { Qualifier: 'live' });
    seen.set(ExecutedVersion, payload?.['colour']);
    expect(payload?.['functionVersion']).toBe(ExecutedVersion);
    expect(payload?.['invokedFunctionArn']).toBe('arn:aws:lambda:eu-west-1:482109371166:function:routed:live');
  }
  expect(seen).toEqual(
    new Map([
      ['1', 'blue'],
      ['2', 'green'],
    ]),
  );
});

test('Event answers 202 and is tried three times in all; DryRun answers 204', async () => {
  await make('retried', { Handler: 'index.throws' });
  expect(await invoke('retried', { InvocationType: 'DryRun' })).toMatchObject({ StatusCode: 204 });
  expect(await invoke('retried', { InvocationType: 'Event' })).toMatchObject({ StatusCode: 202, payload: undefined });
  await expect.poll(() => story.messages('retried', 'REPORT')).toHaveLength(1);
  await story.advance(60);
  await story.advance(120);
  await story.advance(600);
  expect(await story.messages('retried', 'REPORT')).toHaveLength(3);
  const ids = (await story.messages('retried', 'START RequestId')).map((line) => line.split(' ')[2]);
  expect(new Set(ids).size).toBe(1);
});

test('metrics count what really happened', async () => {
  await make('counted', { Handler: 'index.promised' });
  await make('failing', { Handler: 'index.throws' });
  for (const name of ['counted', 'counted', 'failing']) await invoke(name);
  await story.advance(180);
  expect(await story.metric('counted', 'Invocations')).toEqual([2]);
  expect(await story.metric('counted', 'Errors')).toEqual([0]);
  expect(await story.metric('failing', 'Errors')).toEqual([1]);
});

test('bad calls are refused as AWS does', async () => {
  await make('called-badly', { Handler: 'index.promised' });
  await expect(invoke('nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(invoke('called-badly', { Qualifier: '99' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(invoke('called-badly', { Payload: '{not json' })).rejects.toMatchObject({
    name: 'InvalidRequestContentException',
  });
  await lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'called-badly', ReservedConcurrentExecutions: 0 }),
  );
  await expect(invoke('called-badly')).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
  });
});

test('a function without code answers as its behaviour says', async () => {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'made-up',
      Role: story.role,
      Runtime: 'python3.13',
      Handler: 'app.handler',
      Code: { ZipFile: Buffer.from('x') },
    }),
  );
  expect(await invoke('made-up')).toMatchObject({ StatusCode: 200, payload: null });
  story.sandbox.world.traffic.setBehaviour('made-up', '$LATEST', { errorPercent: 100, latencyMs: { p50: 5, p99: 9 } });
  expect(await invoke('made-up')).toMatchObject({ FunctionError: 'Unhandled', payload: { errorType: 'Error' } });
});
