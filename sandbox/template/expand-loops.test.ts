import { expect, test } from 'vitest';
import { loadTemplate } from './load-template.ts';

const load = (text: string, parameters: Record<string, string> = {}) =>
  loadTemplate(text, {
    file: 't.yaml',
    parameters,
    pseudo: new Map([['AWS::Region', 'eu-west-1']]),
    ssm: () => null,
    lenient: true,
    packageCode: ({ logicalId }) => ({ S3Bucket: 'artifacts', S3Key: logicalId }),
  });
const extended = (text: string, parameters: Record<string, string> = {}) =>
  load(`Transform: AWS::LanguageExtensions\n${text}`, parameters);

test('a loop makes a resource for each item, its identifier replaced in keys, texts and Refs', () => {
  const { processed, ignored } = extended(`Resources:
  Fn::ForEach::Topics:
    - Name
    - [Success, Failure]
    - Topic\${Name}:
        Type: AWS::SNS::Topic
        DependsOn: Queue
        Properties: {TopicName: !Ref Name, Label: !Sub 'to \${Name} in \${AWS::Region}', Literal: '\${!Name}', Number: 7}
  Queue: {Type: AWS::SQS::Queue}
`);
  expect(Object.keys(processed['Resources'] ?? {})).toEqual(['TopicSuccess', 'TopicFailure', 'Queue']);
  expect(processed['Resources']).toMatchObject({
    TopicFailure: {
      DependsOn: 'Queue',
      Properties: {
        TopicName: 'Failure',
        Label: { 'Fn::Sub': 'to Failure in ${AWS::Region}' },
        Literal: '${!Name}',
        Number: 7,
      },
    },
  });
  expect(ignored).toEqual([]);
});

test('loops within loops, in properties, in conditions and in outputs', () => {
  const { processed, conditions, outputs, resources } = extended(
    `Parameters:
  Zones: {Type: CommaDelimitedList, Default: 'a, b'}
  Live: {Type: String, Default: a}
Mappings:
  Sizes: {all: {names: [Small, Large]}}
Conditions:
  Fn::ForEach::Live:
    - Zone
    - !Ref Zones
    - Is\${Zone}: !Equals [!Ref Live, !Ref Zone]
Resources:
  Fn::ForEach::Zones:
    - Zone
    - !Ref Zones
    - Fn::ForEach::Sizes:
        - Size
        - !FindInMap [Sizes, all, names]
        - Box\${Zone}\${Size}:
            Type: T
            Condition: Is\${Zone}
            Properties:
              Fn::ForEach::Sides:
                - Side
                - [Left, Right]
                - Door\${Side}: !Sub '\${Zone}-\${Side}'
Outputs:
  Fn::ForEach::Zones2:
    - Zone
    - !Ref Zones
    - Fn::ForEach::Attributes:
        - Attribute
        - [Arn, Name]
        - Out\${Zone}\${Attribute}: {Condition: 'Is\${Zone}', Value: !GetAtt [!Sub 'Box\${Zone}Small', !Ref Attribute]}
`,
  );
  expect(Object.fromEntries(conditions)).toEqual({ Isa: true, Isb: false });
  expect([...resources.keys()]).toEqual(['BoxaSmall', 'BoxaLarge']);
  expect(resources.get('BoxaLarge')?.properties).toEqual({
    DoorLeft: { 'Fn::Sub': 'a-Left' },
    DoorRight: { 'Fn::Sub': 'a-Right' },
  });
  expect([...outputs.keys()]).toEqual(['OutaArn', 'OutaName']);
  expect(processed['Outputs']).toMatchObject({ OutbName: { Value: { 'Fn::GetAtt': ['BoxbSmall', 'Name'] } } });
});

test('an ampersand leaves the letters and digits of an item, so that it fits into a key', () => {
  const { processed } = extended(`Resources:
  Fn::ForEach::Blocks:
    - Block
    - [10.0.0.0/24, 10.0.1.0/24]
    - Net&{Block}: {Type: T, Properties: {Cidr: !Ref Block, Name: 'n&{Block}'}}
`);
  expect(processed['Resources']).toMatchObject({
    Net1000024: { Properties: { Cidr: '10.0.0.0/24', Name: 'n1000024' } },
  });
});

test('what a loop makes may wait for another, and SAM makes of it what it makes of any other', () => {
  const { resources } = load(`Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Fn::ForEach::Functions:
    - Name
    - [Cart, Pay]
    - \${Name}:
        Type: AWS::Serverless::Function
        Properties:
          CodeUri: s3://bucket/code.zip
          Handler: index.handler
          Runtime: nodejs22.x
          AutoPublishAlias: live
          DeploymentPreference: {Type: AllAtOnce, Alarms: [!Ref {'Fn::Sub': '\${Name}Errors'}]}
      \${Name}Errors: {Type: AWS::CloudWatch::Alarm, Properties: {Dimensions: [{Name: FunctionName, Value: !Ref {'Fn::Sub': '\${Name}'}}]}}
`);
  expect(resources.get('PayDeploymentGroup')?.properties['AlarmConfiguration']).toEqual({
    Enabled: true,
    Alarms: [{ Name: { Ref: 'PayErrors' } }],
  });
  expect([...resources.keys()]).toEqual(expect.arrayContaining(['CartAliaslive', 'PayAliaslive', 'CartErrors']));
  expect(resources.get('PayErrors')?.dependencies).toEqual(new Set(['Pay']));
});

test('functions in DeletionPolicy and UpdateReplacePolicy are resolved', () => {
  const text = `Parameters: {Stage: {Type: String, Default: prod}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  A: {Type: T, DeletionPolicy: !If [IsProd, Retain, Delete], UpdateReplacePolicy: !If [IsProd, Retain, Delete]}
`;
  expect(extended(text).resources.get('A')?.keepsOnDelete).toBe(true);
  expect(extended(text, { Stage: 'dev' }).resources.get('A')?.keepsOnDelete).toBe(false);
  expect(() => load(text)).toThrow(
    't.yaml:4:16: Resources.A: Template format error: Every DeletionPolicy member must be a string.',
  );
});

test.each([
  [
    'Fn::ForEach',
    'Resources:\n  Fn::ForEach::L: [I, [a], {"A${I}": {Type: T}}]\n',
    't.yaml:2:3: Resources.Fn::ForEach::L: Fn::ForEach',
  ],
  [
    'Fn::Length',
    'Resources:\n  A: {Type: T, Properties: {x: !Length [1]}}\n',
    't.yaml:2:40: Resources.A.Properties.x.Fn::Length: Fn::Length',
  ],
  [
    'Fn::ToJsonString',
    'Resources: {A: {Type: T}}\nOutputs:\n  O: {Value: !ToJsonString {a: 1}}\n',
    't.yaml:3:28: Outputs.O.Value.Fn::ToJsonString: Fn::ToJsonString',
  ],
  [
    'a default',
    'Mappings: {M: {a: {b: 1}}}\nResources:\n  A: {Type: T, Properties: {x: !FindInMap [M, a, c, {DefaultValue: 1}]}}\n',
    't.yaml:3:43: Resources.A.Properties.x.Fn::FindInMap: a DefaultValue in Fn::FindInMap',
  ],
])('%s is refused with its line where the transform is not asked for', (_what, text, said) => {
  expect(() => load(text)).toThrow(`${said} needs the transform AWS::LanguageExtensions`);
  expect(() => extended(text)).not.toThrow();
});

test.each([
  [
    'two arguments',
    '[I, [a]]',
    't.yaml:3:3: Resources.Fn::ForEach::L: takes an identifier, a collection and a fragment',
  ],
  [
    'a collection of what is not there yet',
    '[I, [!GetAtt B.Arn], {"A${I}": {Type: T}}]',
    't.yaml:3:32: Resources.Fn::ForEach::L[1][0].Fn::GetAtt: there is no resource "B"',
  ],
  [
    'a collection that is none',
    '[I, a, {"A${I}": {Type: T}}]',
    'Resources.Fn::ForEach::L: the collection is a list, or a Ref to a list parameter',
  ],
  ['an item twice', '[I, [a, a], {"A${I}": {Type: T}}]', 'Resources.Fn::ForEach::L: the collection has "a" twice'],
  [
    'a key without the identifier',
    '[I, [a, b], {A: {Type: T}}]',
    't.yaml:3:32: Resources.Fn::ForEach::L.A: the key must contain ${I}',
  ],
  ['a key that is there', '[I, [B], {"${I}": {Type: T}}]', 'Resources.B: the key "B" comes twice'],
  [
    'an unknown name in the fragment',
    '[I, [a], {"A${I}": {Type: T, Properties: {x: !Ref Nothing}}}]',
    't.yaml:3:69: Resources.Aa: Template format error: Unresolved resource dependencies [Nothing]',
  ],
  [
    'a key that is no logical id',
    '[I, [a-b], {"A${I}": {Type: T}}]',
    'Resources.Aa-b: Template format error: Resource name Aa-b is non alphanumeric.',
  ],
  [
    'a parameter as identifier',
    '[P, [a], {"A${P}": {Type: T}}]',
    "Resources.Fn::ForEach::L: the identifier P is a parameter's name",
  ],
])('a loop with %s is an error with file, line and the thing', (_what, loop, said) => {
  const text = `Resources:\n  Fn::ForEach::L: ${loop}\n  B: {Type: T}\nParameters: {P: {Type: String, Default: x}}\n`;
  expect(() => extended(text)).toThrow(said);
});

test('a loop in a section that takes none, and a name that two loops have', () => {
  const rest = 'Resources: {A: {Type: T}}\n';
  expect(() => extended(`Mappings:\n  Fn::ForEach::L: [I, [a], {"A\${I}": {b: {c: 1}}}]\n${rest}`)).toThrow(
    't.yaml:3:3: Mappings.Fn::ForEach::L: Fn::ForEach cannot be used in the section Mappings',
  );
  const loop = 'Fn::ForEach::L: [I, [a], {"A${I}": {Type: T, Value: 1}}]';
  expect(() => extended(`Resources:\n  ${loop}\nOutputs:\n  ${loop}\n`)).toThrow(
    't.yaml:5:3: Outputs.Fn::ForEach::L: there are two loops named L',
  );
  expect(() => extended(`Resources:\n  ${loop}\n  L: {Type: T}\n`)).toThrow(
    't.yaml:4:3: Resources.L: a loop and a resource have the same name',
  );
});

test('loops that make too much are stopped', () => {
  const items = Array.from({ length: 300 }, (_none, i) => `i${i}`).join(', ');
  const inner = `Fn::ForEach::C: [C, [${items}], {"A\${A}\${B}\${C}": {Type: T}}]`;
  expect(() =>
    extended(`Resources:\n  Fn::ForEach::A: [A, [${items}], {Fn::ForEach::B: [B, [${items}], {${inner}}]}]\n`),
  ).toThrow('the loops make too many values');
});
