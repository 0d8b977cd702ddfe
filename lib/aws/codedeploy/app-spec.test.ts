import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildAppSpec } from './build-app-spec.ts';
import { parseAppSpec } from './parse-app-spec.ts';

const spec = {
  functionName: 'orders-api',
  alias: 'live',
  currentVersion: '41',
  targetVersion: '42',
  beforeAllowTraffic: 'orders-pre',
  afterAllowTraffic: null,
};

test('YAML as AWS documents it', () => {
  const content = `version: 0.0
Resources:
  - myLambdaFunction:
      Type: AWS::Lambda::Function
      Properties:
        Name: "orders-api"
        Alias: "live"
        CurrentVersion: "41"
        TargetVersion: "42"
Hooks:
  - BeforeAllowTraffic: "orders-pre"
`;
  expect(parseAppSpec(content)).toEqual(spec);
});

test('JSON, hooks with a small letter, versions as numbers', () => {
  const properties = { Name: 'orders-api', Alias: 'live', CurrentVersion: 41, TargetVersion: 42 };
  const content = {
    version: 0,
    Resources: [{ f: { Type: 'AWS::Lambda::Function', Properties: properties } }],
    hooks: [{ BeforeAllowTraffic: 'orders-pre' }],
  };
  expect(parseAppSpec(JSON.stringify(content))).toEqual(spec);
});

test('an AppSpec of a server or of ECS is none of Lambda’s', () => {
  expect(parseAppSpec('version: 0.0\nos: linux\nfiles: []')).toBeNull();
  expect(
    parseAppSpec('version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties: {}'),
  ).toBeNull();
});

test('a text that multiplies itself by YAML aliases is refused', () => {
  const bomb = 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nResources: [*c]';
  expect(parseAppSpec(bomb)).toBeNull();
});

test('any text is parsed or is null', () => {
  const json = fc.json();
  const yaml = fc
    .array(
      fc.constantFrom(
        'Resources:',
        'Hooks:',
        '  - ',
        'Type: AWS::Lambda::Function',
        'Properties:',
        '\n',
        '{',
        '[',
        '*a',
        '&a',
        '"',
        ' ',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string(), json, yaml), (text) => {
      const parsed = parseAppSpec(text);
      expect(parsed === null || typeof parsed.functionName === 'string').toBe(true);
    }),
  );
});

test('what is built is parsed back, and carries the hash of its own bytes', () => {
  const name = fc.string({ minLength: 1 });
  const hook = fc.option(name);
  fc.assert(
    fc.property(
      fc.record({
        functionName: name,
        alias: name,
        currentVersion: name,
        targetVersion: name,
        beforeAllowTraffic: hook,
        afterAllowTraffic: hook,
      }),
      (any) => {
        const built = buildAppSpec(any);
        expect(parseAppSpec(built.content)).toEqual(any);
        expect(built.sha256).toBe(createHash('sha256').update(built.content).digest('hex'));
      },
    ),
  );
});
