import { array, anything, assert, constantFrom, json, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { loadTemplate } from './load-template.ts';
import { readDocument } from './read-document.ts';
import { TemplateError } from './template-error.ts';

const OPTIONS = {
  file: 't.yaml',
  parameters: {},
  pseudo: new Map<string, string>(),
  ssm: () => null,
  lenient: true,
  packageCode: ({ logicalId }: { logicalId: string }) => ({ S3Bucket: 'artifacts', S3Key: logicalId }),
};

/** undefined: it was read, or refused as a template. Anything else is a failure of the reader. */
function failureOf(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof TemplateError ? undefined : error;
  }
}

const piece = constantFrom(
  'Resources:', 'Parameters:', 'Conditions:', 'Outputs:', 'Globals:', '  A:', '    Type: AWS::Serverless::Function', '    Properties:',
  '      DeploymentPreference:', '        Type: AllAtOnce', '      AutoPublishAlias: !Ref P', '      Events: !If [A, B]', '  P: {Type: String, Default: 1}',
  '    x: !Sub "${A.B}"', '    y: !GetAtt A', '    z: {Fn::If: 3}', '  __proto__: {a: 1}', '&a', '*a', '<<: *a', '- !Join [a]', '!Ref', ': {', '}', '[', '  Function:', '    Condition: A',
); // prettier-ignore

test('any text is a document or refused as one', () => {
  assert(
    property(
      oneof(
        string(),
        json(),
        array(piece).map((lines) => lines.join('\n')),
      ),
      (text) => failureOf(() => readDocument(text, 'f')) === undefined,
    ),
  );
});

test('any text is a template or refused as one', () => {
  const text = oneof(
    json(),
    array(piece, { maxLength: 30 }).map((lines) => lines.join('\n')),
  );
  assert(
    property(text, (given) => failureOf(() => loadTemplate(given, OPTIONS)) === undefined),
    { numRuns: 500 },
  );
});

test('any resource of any properties is loaded or refused', () => {
  const type = constantFrom('AWS::Serverless::Function', 'AWS::Serverless::Api', 'AWS::Lambda::Alias', 'T');
  const name = constantFrom(
    'DeploymentPreference',
    'Events',
    'AutoPublishAlias',
    'Tags',
    'CodeUri',
    'Environment',
    'Layers',
  );
  assert(
    property(
      type,
      array(name),
      anything({ maxDepth: 4, key: constantFrom('Type', 'Ref', 'Fn::If', 'Fn::Sub', 'Alarms', 'Hooks', 'x') }),
      (of, names, value) => {
        const properties = Object.fromEntries(names.map((key) => [key, value]));
        const text = JSON.stringify({ Resources: { A: { Type: of, Properties: properties } } });
        return failureOf(() => loadTemplate(text, OPTIONS)) === undefined;
      },
    ),
    { numRuns: 500 },
  );
});

test('whatever is in a loop, it is expanded or refused', () => {
  const value = anything({
    maxDepth: 4,
    key: constantFrom('Ref', 'Fn::Sub', 'Fn::GetAtt', 'A${I}', 'Fn::ForEach::X', '__proto__', 'Type', 'DeletionPolicy'),
    values: [constantFrom('I', 'a', '${I}', '&{I}', '${!I}', 1, true, null)],
  });
  assert(
    property(value, value, (collection, fragment) => {
      const Resources = { 'Fn::ForEach::L': ['I', collection, fragment] };
      const text = JSON.stringify({ Transform: 'AWS::LanguageExtensions', Resources });
      return failureOf(() => loadTemplate(text, OPTIONS)) === undefined;
    }),
    { numRuns: 500 },
  );
});

test('aliases that multiply are refused before they fill the memory', () => {
  const lines = Array.from(
    { length: 30 },
    (_none, i) => `a${i}: &a${i} [${i === 0 ? '1' : `*a${i - 1}, *a${i - 1}, *a${i - 1}`}]`,
  );
  expect(() => readDocument(lines.join('\n'), 'f')).toThrow(/too many values|deep/);
});
