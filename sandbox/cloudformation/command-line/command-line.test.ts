import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../examples/checkout', import.meta.url));

let folder = '';
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-stack-'));
  await cp(EXAMPLE, folder, { recursive: true });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function launch(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, '--template', join(folder, 'template.yaml'), ...args]);
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  return { child, said };
}

/** Waits for the line with the URL; what was said by then is in `said`. */
async function serving({ child, said }: ReturnType<typeof launch>): Promise<string> {
  for (;;) {
    const url = /sandbox: (http:\/\/127\.0\.0\.1:\d+)/.exec(said.out)?.[1];
    if (url !== undefined) return url;
    await once(child.stdout ?? child, 'data');
  }
}

test('a template is loaded at the start, and again into the running sandbox as an update', async () => {
  const first = launch('--port', '0', '--rate', '0', '--stack', 'shop', '--parameter', 'Stage=dev');
  const url = await serving(first);
  expect(first.said.out).toContain('stack shop: CREATE_COMPLETE, 13 resources\nnot modelled:\n');
  expect(first.said.out).toContain('  CheckoutRole (AWS::IAM::Role): this type is not modelled\n');
  await writeFile(join(folder, 'code', 'index.mjs'), 'export const handler = async () => 2;\n');
  const again = launch('--port', new URL(url).port, '--stack', 'shop', '--parameter', 'Stage=dev');
  const [code] = (await once(again.child, 'close')) as [number];
  expect(again.said.err).toBe('');
  expect(again.said.out).toContain('stack shop: UPDATE_IN_PROGRESS');
  expect(code).toBe(0);
  await fetch(`${url}/_sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"advanceSeconds":10}',
  });
  const { resources } = (await (await fetch(`${url}/_sandbox/stacks/shop`)).json()) as { resources: object[] };
  expect(resources.length).toBeGreaterThanOrEqual(13);
});

test('a load calls a function of the template by its logical id, and says where there is none', async () => {
  const first = launch('--port', '0', '--rate', '0', '--traffic', 'Checkout:live=2/s', '--traffic', 'nobody=1/s');
  const url = await serving(first);
  const { flows } = (await (await fetch(`${url}/_sandbox/traffic`)).json()) as { flows: { functionName: string }[] };
  expect(flows[0]?.functionName).toMatch(/-Checkout-[A-Za-z0-9]{12}$/);
  expect(first.said.err).toContain('--traffic calls nobody, and there is no such function yet\n');
});

test('a template that cannot be understood ends the start with file, line and the thing', async () => {
  await writeFile(
    join(folder, 'template.yaml'),
    'Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Ref Nothing\n',
  );
  const { child, said } = launch('--port', '0');
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(said.err).toBe(
    'template.yaml:5:23: Resources.A: Template format error: Unresolved resource dependencies [Nothing] in the Resources block of the template\n',
  );
  expect(said.out).toBe('');
});

test('a resource that cannot be made ends the start with what AWS says of it, at its line', async () => {
  await writeFile(
    join(folder, 'template.yaml'),
    'Resources:\n  Errors:\n    Type: AWS::CloudWatch::Alarm\n    Properties: {Threshold: many, AlarmName: e, Statistic: Sum}\n',
  );
  const { child, said } = launch('--port', '0', '--stack', 'shop');
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(said.out).toContain(
    'stack shop: ROLLBACK_COMPLETE, 0 resources\nfailed:\n  template.yaml:4:18: Resources.Errors: ',
  );
  expect(said.out).toContain('#/Threshold: expected type: Number');
});

test('a template that is not there is told plainly', async () => {
  await rm(join(folder, 'template.yaml'));
  const { child, said } = launch('--port', '0');
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(said.err).toContain('ENOENT');
});

test('SSM has what --ssm says, and a parameter that it lacks is refused', async () => {
  await writeFile(
    join(folder, 'template.yaml'),
    "Parameters:\n  Name: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/topic}\nResources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Name}}}\n",
  );
  const without = launch('--port', '0');
  expect(await once(without.child, 'close')).toEqual([1, null]);
  expect(without.said.err).toBe(
    'template.yaml:2:3: Parameters.Name: Unable to fetch parameters [/shop/topic] from parameter store for this account.\n',
  );
  const url = await serving(launch('--port', '0', '--ssm', '/shop/topic=orders=new', '--stack', 'shop'));
  const { resources } = (await (await fetch(`${url}/_sandbox/stacks/shop`)).json()) as {
    resources: { physicalId: string }[];
  };
  expect(resources[0]?.physicalId).toBe('arn:aws:sns:eu-west-1:482109371166:orders=new');
});
