import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const DOCS = join(import.meta.dirname, '../../docs');
// Rows are wrapped at 120 columns.
const text = readFileSync(join(DOCS, 'sandbox-behaviours.md'), 'utf8').replaceAll(/\n {2}(?=\S)/g, ' ');
const choices = readFileSync(join(DOCS, '../sandbox/codedeploy/state.ts'), 'utf8');

test('every behaviour has a mark, and a place or a word that it has none', () => {
  const rows = text.split('\n').filter((line) => line.startsWith('- ') && !line.startsWith('- **'));
  expect(rows.length).toBeGreaterThan(70);
  expect(rows.filter((row) => !/^- \\?\[[SCRU]\\?\] .+: .+$/.test(row))).toEqual([]);
});

test('the tests that it names are there, by their names', () => {
  const links = [...text.matchAll(/\[([^\]]{2,})\]\((\.\.\/sandbox\/[^)]+)\)/g)];
  expect(links.length).toBeGreaterThan(60);
  const lost = links.filter(([, title = '', path = '']) => {
    const source = readFileSync(join(DOCS, path), 'utf8');
    return ![`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => source.includes(quoted));
  });
  expect(lost.map(([link]) => link)).toEqual([]);
});

test('every option for what AWS leaves undocumented is listed, and no other', () => {
  const [, body = ''] = /export interface UndocumentedChoices \{([^}]*)\}/.exec(choices) ?? [];
  const options = [...body.matchAll(/^ {2}(\w+): boolean/gm)].map(([, name]) => name);
  const listed = [...text.matchAll(/option `(\w+)`/g)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(options));
});
