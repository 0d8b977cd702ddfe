import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NormalizedSchema } from '@smithy/core/schema';
import { afterAll, describe, expect, test } from 'vitest';
import type { Service } from '../protocol/service.ts';
import { buildWorld } from '../scenario/build-world.ts';
import type { Coverage } from './coverage.ts';
import { COVERAGE } from './coverage-by-service.ts';
import { renderTable } from './render-table.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Where the operations of a service are written. */
const FOLDERS: Record<Service['id'], string[]> = {
  apigateway: ['apigateway'],
  cloudformation: ['cloudformation'],
  codedeploy: ['codedeploy'],
  lambda: ['lambda', 'runtime'],
  logs: ['logs'],
  monitoring: ['cloudwatch'],
  s3: ['s3'],
  ssm: ['ssm'],
  sts: ['sts'],
};
/** Taken over by name only as part of the whole input, and given back: there is nothing else to do with them. */
const COPIED = new Set(['AlarmDescription']);

const world = await buildWorld({ scenario: 'empty', seed: 1, rate: 0, startAt: null });
afterAll(() => world.stop());

const membersOf = (schema: NormalizedSchema): string[] =>
  schema.isUnitSchema() ? [] : [...schema.structIterator()].map(([name]) => name);

/** The service's code without its imports and tests. */
function sourceOf(service: Service): string {
  const files = FOLDERS[service.id].flatMap((folder) => globSync(`sandbox/${folder}/**/*.ts`, { cwd: ROOT }));
  return files
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(ROOT, file), 'utf8').replaceAll(/^import [^;]*;$/gm, ''))
    .join('\n');
}

const gapsOf = (level: Coverage | undefined) => (level === undefined || level === 'full' ? {} : level);

describe.each(world.services.map((service) => [service.id, service] as const))('%s', (id, service) => {
  const coverage = COVERAGE[id];
  const names = Object.keys(service.operations);

  test('every operation that is there is marked, and nothing else', () => {
    expect(Object.keys(coverage).toSorted()).toEqual(names.toSorted());
    expect(names.filter((name) => !service.schemas.operations.has(name))).toEqual([]);
  });

  test('coverage name members that the operation has, and say something', () => {
    const wrong = names.flatMap((name) => {
      const { ignores = [], keeps = [], never = [], but } = gapsOf(coverage[name]);
      const schema = service.schemas.operations.get(name);
      if (schema === undefined) return [];
      const input = new Set(membersOf(schema.input));
      const output = new Set(membersOf(schema.output));
      const silent = coverage[name] !== 'full' && but === undefined && [...ignores, ...keeps, ...never].length === 0;
      return [
        ...[...ignores, ...keeps].filter((member) => !input.has(member)),
        ...never.filter((member) => !output.has(member)),
        ...(silent ? ['says nothing'] : []),
      ].map((what) => `${name}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test('an operation marked full names every member of its input, or hands the input on', () => {
    const unread = names.flatMap((name) => {
      const handler = String(service.operations[name]);
      const schema = service.schemas.operations.get(name);
      if (
        coverage[name] !== 'full' ||
        schema === undefined ||
        /[(,]\s*input\s*[,)}]/.test(handler.slice(handler.indexOf('{')))
      )
        return [];
      return membersOf(schema.input)
        .filter((member) => !new RegExp(`\\b${member}\\b`).test(handler))
        .map((member) => `${name}: ${member}`);
    });
    expect(unread).toEqual([]);
  });

  test('a member that the code never names is marked as missing', () => {
    const source = sourceOf(service);
    const isNamed = (member: string): boolean => new RegExp(`\\b${member}\\b`).test(source);
    const unmarked = names.flatMap((name) => {
      const { ignores = [], keeps = [], never = [] } = gapsOf(coverage[name]);
      const schema = service.schemas.operations.get(name);
      if (schema === undefined) return [];
      const unread = membersOf(schema.input).filter((member) => !isNamed(member) && !COPIED.has(member));
      const unsaid = membersOf(schema.output).filter((member) => !isNamed(member));
      return [
        ...unread.filter((member) => ![...ignores, ...keeps].includes(member)),
        ...unsaid.filter((member) => !never.includes(member)),
      ].map((member) => `${name}: ${member}`);
    });
    expect(unmarked).toEqual([]);
  });
});

test('the document is what the code says (node scripts/write-support-table.ts)', () => {
  expect(readFileSync(join(ROOT, 'docs/sandbox-operations.md'), 'utf8')).toBe(renderTable(world.services));
});
