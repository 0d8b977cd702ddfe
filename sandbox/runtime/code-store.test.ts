import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCodeStore } from './code-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'code-store-test-'));
  writeFileSync(join(folder, 'index.js'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a copy keeps what the folder held when it was taken', async () => {
  const store = createCodeStore();
  const first = await store.keep(folder);
  writeFileSync(join(folder, 'index.js'), 'two');
  const second = await store.keep(folder);
  expect(readFileSync(join(store.locate(first), 'index.js'), 'utf8')).toBe('one');
  expect(readFileSync(join(store.locate(second), 'index.js'), 'utf8')).toBe('two');
  expect(second.sha256).not.toBe(first.sha256);
  expect(store.sourceOf(store.locate(second))).toBe(folder);
  const path = store.locate(first);
  store.dispose();
  expect(existsSync(path)).toBe(false);
});

test('the same content is the same copy, also when it is asked for twice at once', async () => {
  const store = createCodeStore();
  const [a, b] = await Promise.all([store.keep(folder), store.keep(folder)]);
  expect(a).toEqual(b);
  expect(await store.keep(folder)).toEqual(a);
  store.dispose();
});

test('a folder that is not there is refused by its name', async () => {
  await expect(createCodeStore().keep(join(folder, 'none'))).rejects.toThrow(`${join(folder, 'none')} is not a folder`);
});
