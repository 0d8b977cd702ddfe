import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

const noFiles = () => {
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent/config');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent/credentials');
};
afterEach(() => vi.unstubAllEnvs());

test('a region alone makes one target, on loopback, with SQLite', async () => {
  expect(await loadConfig({ AWS_REGION: 'eu-central-1', SLUICE_USER: 'mara' })).toEqual({
    targets: [{ name: 'default', region: 'eu-central-1', roleArn: null, endpoint: null }],
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: 'file:data/sluice.db',
    logLevel: 'warn',
    user: 'mara',
  });
});

test('the region may come from AWS_DEFAULT_REGION or from the profile', async () => {
  const byDefault = await loadConfig({ AWS_DEFAULT_REGION: 'us-east-1', AWS_REGION: '' });
  expect(byDefault.targets[0]?.region).toBe('us-east-1');
  const file = join(mkdtempSync(join(tmpdir(), 'sluice-config-')), 'config');
  writeFileSync(file, '[default]\nregion = eu-west-1\n[profile work]\nregion = eu-west-3\n');
  noFiles();
  vi.stubEnv('AWS_CONFIG_FILE', file);
  const byProfile = await loadConfig({ AWS_PROFILE: 'work' });
  expect(byProfile.targets[0]?.region).toBe('eu-west-3');
});

test('without a region one sentence says what to set', async () => {
  noFiles();
  await expect(loadConfig({})).rejects.toThrow(/^No AWS region: set AWS_REGION .*\.$/);
});

test.each([
  [{ PORT: 'http' }, /PORT: must be a number/],
  [{ PORT: '70000' }, /PORT: /],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must begin with file: or postgres:/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL: /],
  [{ AWS_REGION: 'eu central' }, /region "eu central" must look like/],
  [{ AWS_ENDPOINT_URL: 'localhost:4566' }, /AWS_ENDPOINT_URL: must be an http/],
  [{ SLUICE_TARGETS: 'prod' }, /SLUICE_TARGETS is not valid JSON/],
  [{ SLUICE_TARGETS: '[]' }, /SLUICE_TARGETS: needs at least one target/],
  [{ SLUICE_TARGETS: '[{"name":"a b","region":"eu-west-1"}]' }, /SLUICE_TARGETS at 0.name: must be/],
  [{ SLUICE_TARGETS: '[{"name":"audit","region":"eu-west-1"}]' }, /keeps for itself/],
  [{ SLUICE_TARGETS: '[{"name":"a","region":"eu-west-1","rolArn":"x"}]' }, /rolArn/],
  [{ SLUICE_TARGETS: '[{"name":"a","region":"r1"},{"name":"a","region":"r2"}]' }, /two targets of one name/],
])('%j is refused in a sentence that names it', async (env, words) => {
  const failing = loadConfig({ AWS_REGION: 'eu-west-1', ...env });
  await expect(failing).rejects.toThrow(words);
  await expect(failing).rejects.toBeInstanceOf(ConfigError);
});

test('targets are taken over with what they leave out as null', async () => {
  const { targets } = await loadConfig({
    SLUICE_TARGETS: JSON.stringify([
      { name: 'prod', region: 'eu-west-1', roleArn: 'arn:aws:iam::123456789012:role/sluice' },
      { name: 'box', region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' },
    ]),
  });
  expect(targets).toEqual([
    { name: 'prod', region: 'eu-west-1', roleArn: 'arn:aws:iam::123456789012:role/sluice', endpoint: null },
    { name: 'box', region: 'us-east-1', roleArn: null, endpoint: 'http://127.0.0.1:4566' },
  ]);
});

test('whatever SLUICE_TARGETS holds, it is taken or refused as a setting', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ minLength: 1 }), fc.json()), async (text) => {
      const refusal: unknown = await loadConfig({ SLUICE_TARGETS: text }).then(
        () => new ConfigError('taken'),
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(ConfigError);
      expect(String(refusal)).not.toMatch(/[\r\n]/);
    }),
  );
});

test('a target says which endpoint stands in for AWS, its own before the one of all', async () => {
  const endpoints = async (env: Record<string, string>) =>
    (await loadConfig({ AWS_REGION: 'eu-west-1', SLUICE_USER: 'mara', ...env })).targets.map(
      ({ endpoint }) => endpoint,
    );
  const all = 'http://127.0.0.1:4566';
  expect(await endpoints({ AWS_ENDPOINT_URL: all })).toEqual([all]);
  const SLUICE_TARGETS = JSON.stringify([
    { name: 'a', region: 'eu-west-1', endpoint: 'http://127.0.0.1:5000' },
    { name: 'b', region: 'eu-west-1' },
  ]);
  expect(await endpoints({ AWS_ENDPOINT_URL: all, SLUICE_TARGETS })).toEqual(['http://127.0.0.1:5000', all]);
  // One service with an address of its own: left to the SDK.
  expect(await endpoints({ AWS_ENDPOINT_URL: all, AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:1' })).toEqual([null]);
});
