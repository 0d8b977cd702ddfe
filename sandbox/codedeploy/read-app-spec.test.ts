import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAppSpec, writeAppSpec, type AppSpec } from './read-app-spec.ts';

const SPEC: AppSpec = {
  functionName: 'f',
  alias: 'live',
  currentVersion: '1',
  targetVersion: '2',
  hooks: { BeforeAllowTraffic: 'check' },
};

test('what is written is read again, from JSON and from YAML with either spelling of hooks', () => {
  expect(readAppSpec(writeAppSpec(SPEC))).toEqual(SPEC);
  const yaml = `version: 0.0
Resources:
  - myFunction:
      Type: AWS::Lambda::Function
      Properties: {Name: f, Alias: live, CurrentVersion: 1, TargetVersion: 2}
hooks:
  - BeforeAllowTraffic: check
`;
  expect(readAppSpec(yaml)).toEqual(SPEC);
});

test.each([
  ['nothing', ''],
  ['no YAML', '{'],
  ['a list', '[]'],
  ['another resource', writeAppSpec(SPEC).replace('AWS::Lambda::Function', 'AWS::ECS::Service')],
  ['no target version', writeAppSpec(SPEC).replace('TargetVersion', 'Target')],
  ['a bomb of aliases', `a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n`],
])('%s is no AppSpec', (_what, text) => {
  expect(readAppSpec(text)).toBeNull();
});

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
      expect(readAppSpec(text)).toBeNull();
    }),
  );
});
