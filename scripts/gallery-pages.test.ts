import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';

const root = resolve(import.meta.dirname, '..');

afterEach(() => vi.unstubAllEnvs());

/** The pages of the gallery that Next finds with these settings. */
async function pagesWith(env: Record<string, string | undefined>): Promise<string[]> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.resetModules();
  const { default: config } = (await import(pathToFileURL(join(root, 'next.config.js')).href)) as {
    default: { pageExtensions: string[] };
  };
  return config.pageExtensions.flatMap((ending) => globSync(`app/gallery/**/page.${ending}`, { cwd: root }));
}

test('users get no gallery: it is not part of their build', async () => {
  expect(await pagesWith({ NODE_ENV: 'production', SLUICE_GALLERY: undefined })).toEqual([]);
});

test.each([
  { NODE_ENV: 'development', SLUICE_GALLERY: undefined },
  { NODE_ENV: 'production', SLUICE_GALLERY: '1' },
])('it is there with %j', async (env) => {
  expect(await pagesWith(env)).toHaveLength(2);
});
