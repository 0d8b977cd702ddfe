import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import { createAwsTarget } from '../create-aws-target.ts';

const ROLE = 'arn:aws:iam::222222222222:role/sluice';

let folder: string;
let server: Server;
let taken: string;
/** The keys that AWS saw, in order. */
let seen: string[];
let clock: ReturnType<typeof createFakeClock>;
let targetOf: (roleArn: string | null) => AwsTarget;

/** Answers like CodeDeploy: a list for the key that it takes, else that the token has expired. STS refuses any role. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-credentials-'));
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_PROFILE', 'prod');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  writeFileSync(join(folder, 'config'), '[profile prod]\nregion = eu-west-1\n');
  seen = [];
  clock = createFakeClock('2026-11-21T14:00:00.000Z');
  server = createServer((request, response) => {
    const key = /Credential=(\w+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    seen.push(key);
    if (request.headers['x-amz-target'] === undefined) {
      const message = `User: arn:aws:sts::111111111111:assumed-role/runner/i-1 is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`;
      response.writeHead(403, { 'content-type': 'text/xml' });
      response.end(
        `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
      return;
    }
    response.writeHead(key === taken ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    const refusal = {
      __type: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    };
    response.end(JSON.stringify(key === taken ? { deployments: ['d-1'], status: 'Succeeded' } : refusal));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  targetOf = (roleArn) =>
    createAwsTarget({ name: 'default', region: 'eu-west-1', roleArn, endpoint }, { clock, version: '1' });
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const inFile = (key: string) =>
  writeFileSync(
    join(folder, 'credentials'),
    `[prod]\naws_access_key_id = ${key}\naws_secret_access_key = s\naws_session_token = t-${key}\n`,
  );
const byProcess = (key: string) => {
  const credentials = { Version: 1, AccessKeyId: key, SecretAccessKey: 's', SessionToken: `t-${key}` };
  writeFileSync(join(folder, 'printed'), JSON.stringify(credentials));
  writeFileSync(join(folder, 'config'), `[profile prod]\ncredential_process = cat ${join(folder, 'printed')}\n`);
};

describe.each([
  ['a shared file', inFile],
  ['a process', byProcess],
])('credentials of %s that expire', (_, logIn) => {
  test('after a new login the next call uses the new ones, reading and acting', async () => {
    logIn('OLD');
    taken = 'OLD';
    const target = targetOf(null);
    expect(await target.codeDeploy.listActiveDeploymentIds()).toEqual(['d-1']);
    taken = 'NEW';
    clock.pass(60_000);
    await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toMatchObject({
      details: { awsError: { name: 'ExpiredTokenException' } },
    });
    logIn('NEW');
    clock.pass(5000);
    seen = [];
    expect(await target.codeDeploy.stopDeployment('d-1', true)).toMatchObject({ status: 'Succeeded' });
    expect(await target.codeDeploy.listActiveDeploymentIds()).toEqual(['d-1']);
    expect(seen).toEqual(['OLD', 'NEW', 'NEW']);
  });

  test('while there are no others, a call is refused once and not repeated', async () => {
    logIn('OLD');
    taken = 'NEW';
    const target = targetOf(null);
    for (let time = 0; time < 3; time += 1) {
      clock.pass(60_000);
      await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toThrow('expired');
    }
    expect(seen).toEqual(['OLD', 'OLD', 'OLD']);
  });
});

test.each([
  ['an hour back', -3_600_000],
  ['an hour ahead', 3_600_000],
])('the machine’s clock is set %s: new ones are found five seconds later, and not before', async (_, aheadMs) => {
  inFile('OLD');
  taken = 'NEW';
  const target = targetOf(null);
  await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toThrow('expired');
  inFile('NEW');
  clock.set(aheadMs);
  clock.pass(4999);
  await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toThrow('expired');
  clock.pass(1);
  expect(await target.codeDeploy.listActiveDeploymentIds()).toEqual(['d-1']);
});

test('they are looked for at most every five seconds, however many calls are refused', async () => {
  inFile('OLD');
  taken = 'NEW';
  const target = targetOf(null);
  await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toThrow('expired');
  inFile('NEW');
  clock.pass(4000);
  await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toThrow('expired');
  clock.pass(1000);
  const all = Array.from({ length: 10 }, () => target.codeDeploy.listActiveDeploymentIds());
  expect(await Promise.all(all)).toEqual(all.map(() => ['d-1']));
});

test('a role that may not be assumed is named, with the trust that it needs', async () => {
  inFile('ANY');
  const error: unknown = await targetOf(ROLE)
    .codeDeploy.listActiveDeploymentIds()
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 'AWS_ACCESS_DENIED',
    details: { missingAction: 'sts:AssumeRole', resource: ROLE },
  });
  const words = String(error);
  expect(words).toContain(`AWS refused sts:AssumeRole of ${ROLE}`);
  expect(words).toContain('"Principal":{"AWS":"arn:aws:iam::111111111111:role/runner"}');
});
