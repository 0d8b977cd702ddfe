import { expect, test } from 'vitest';
import { loadTemplate } from './load-template.ts';
import { resolve } from './resolve.ts';
import type { Json } from './json.ts';

const load = (text: string, parameters: Record<string, string> = {}) =>
  loadTemplate(text, {
    file: 't.yaml',
    parameters,
    pseudo: new Map([['AWS::Region', 'eu-west-1']]),
    ssm: () => null,
    lenient: true,
    packageCode: ({ logicalId }) => ({ S3Bucket: 'artifacts', S3Key: logicalId }),
  });

test.each([
  [
    'a tag that is no function',
    'Resources:\n  A:\n    Type: T\n    Properties:\n      x: !Frob 3\n',
    't.yaml:5:16: Resources.A.Properties.x: the tag !Frob is no intrinsic function',
  ],
  [
    'an unknown long form',
    'Resources:\n  A:\n    Type: T\n    Properties:\n      x:\n        Fn::Frob: 3\n',
    't.yaml:6:9: Resources.A.Properties.x.Fn::Frob: there is no function Fn::Frob',
  ],
  [
    'a name of nothing',
    'Resources:\n  A:\n    Type: T\n    Properties:\n      x: !Ref B\n',
    't.yaml:5:15: Resources.A: Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
  ],
  [
    'a circle of resources',
    'Resources:\n  A: {Type: T, DependsOn: B}\n  B: {Type: T, Properties: {x: !GetAtt A.Arn}}\n',
    't.yaml:2:6: Resources.A: Circular dependency between resources: [A, B]',
  ],
  [
    'a circle of conditions',
    'Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources: {X: {Type: T}}\n',
    't.yaml:2:3: Conditions.A: conditions refer to each other in a circle: A → B → A',
  ],
  [
    'a missing parameter',
    'Parameters:\n  P: {Type: String}\nResources: {X: {Type: T}}\n',
    't.yaml:2:3: Parameters.P: Parameters: [P] must have values',
  ],
  [
    'a value that is not allowed',
    'Parameters:\n  P: {Type: String, Default: c, AllowedValues: [a, b]}\nResources: {X: {Type: T}}\n',
    "t.yaml:2:3: Parameters.P: Parameter 'P' must be one of AllowedValues",
  ],
  [
    'an unknown section',
    'Resources: {X: {Type: T}}\nResorces: {}\n',
    't.yaml:2:1: Resorces: Invalid template property or properties [Resorces]',
  ],
  ['YAML that is none', 'Resources:\n  A: [1\n', 't.yaml:3:1: Flow sequence'],
  [
    'an unknown property of a function',
    'Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handlr: x\n',
    't.yaml:5:7: Resources.F: Resource with id [F] is invalid. property Handlr not defined for resource of type AWS::Serverless::Function',
  ],
  [
    'a function that says no handler',
    'Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs24.x\n',
    't.yaml:3:5: Resources.F: Resource with id [F] is invalid. Runtime and Handler needs to be present when PackageType is of type `Zip`',
  ],
  [
    'a function of Rules among the resources',
    'Resources:\n  A:\n    Type: T\n    Properties:\n      x: !ValueOf [P, Tags]\n',
    't.yaml:5:19: Resources.A.Properties.x.Fn::ValueOf: there is no function Fn::ValueOf',
  ],
])('%s is refused with file, line and the thing', (_what, text, message) => {
  expect(() => load(text)).toThrow(message);
});

test('a parameter that the template does not have is refused', () => {
  expect(() => load('Resources: {X: {Type: T}}', { Q: '1' })).toThrow('Parameters: [Q] do not exist in the template');
});

test('all problems of a stage are told at once', () => {
  const text = 'Resources:\n  A: {Type: T, Properties: {x: !Ref B}}\n  C: {Properties: {}}\n';
  expect(() => load(text)).toThrow(/\[B\][\s\S]*'Type' is not defined/);
});

test.each<[string, Json]>([
  ['!Join ["-", [a, !Ref P, !Ref "AWS::Region"]]', 'a-x,y-eu-west-1'],
  ['!Sub "${P}/${!Literal}/${AWS::Region}"', 'x,y/${Literal}/eu-west-1'],
  ['!Sub ["${A}:${P}", {A: !Select [1, !Split [",", !Ref P]]}]', 'y:x,y'],
  ['!If [Is, 1, 2]', 1],
  ['{keep: 1, drop: !Ref "AWS::NoValue"}', { keep: 1 }],
  ['[1, !If [IsNot, 2, !Ref "AWS::NoValue"], 3]', [1, 3]],
  ['!FindInMap [M, a, b]', 'found'],
  ['!Base64 abc', 'YWJj'],
  ['!Cidr [10.0.0.0/16, 2, 8]', ['10.0.0.0/24', '10.0.1.0/24']],
  ['!GetAZs ""', ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  ['!Ref L', ['p', 'q']],
  ['{"Fn::Select": ["1", {"Ref": "L"}]}', 'q'],
])('%s is evaluated', (written, wanted) => {
  const text = `
Parameters:
  P: {Type: String, Default: 'x,y'}
  L: {Type: CommaDelimitedList, Default: 'p, q'}
Mappings: {M: {a: {b: found}}}
Conditions:
  Is: !And [!Equals [!Ref P, 'x,y'], !Or [!Equals [1, '1'], !Not [!Condition IsNot]]]
  IsNot: !Equals [a, b]
Resources:
  X: {Type: T, Properties: {v: ${written}}}
`;
  const template = load(text);
  const resolved = resolve(
    template.resources.get('X')?.properties['v'] ?? null,
    {
      source: template.source,
      parameters: new Map([...template.parameters].map(([name, { value }]) => [name, value])),
      pseudo: new Map([['AWS::Region', 'eu-west-1']]),
      mappings: template.mappings,
      condition: (name) => template.conditions.get(name),
      ref: () => undefined,
      attribute: () => undefined,
      importValue: (name) => name,
    },
    'v',
  );
  expect(resolved).toEqual(wanted);
});

test('resources whose condition does not hold are left out, and dependencies come first', () => {
  const { resources } = load(`
Conditions: {IsNot: !Equals [a, b]}
Resources:
  Last: {Type: T, Properties: {x: !GetAtt First.Arn}}
  Not: {Type: T, Condition: IsNot}
  First: {Type: T}
`);
  expect([...resources.keys()]).toEqual(['First', 'Last']);
});

const FUNCTION = 'Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: nodejs24.x';
const resourcesOf = (text: string) => load(text).processed['Resources'];

test('a role that is given under a condition is made where it is not', () => {
  const role = '{"Fn::If": [Given, !Ref R, !Ref "AWS::NoValue"]}';
  const processed = resourcesOf(`
Parameters: {R: {Type: String, Default: ''}}
Conditions: {Given: !Not [!Equals [!Ref R, '']]}
Resources: {F: {${FUNCTION}, Role: ${role}}}}
`);
  expect(processed).toMatchObject({
    F: { Properties: { Role: { 'Fn::If': ['Given', { Ref: 'R' }, { 'Fn::GetAtt': ['FRole', 'Arn'] }] } } },
    FRole: { Type: 'AWS::IAM::Role' },
  });
});

test('what SAM lets be empty may be empty, and a key of the package goes with its code', () => {
  const processed = resourcesOf(
    `Resources: {F: {${FUNCTION}, Events: null, Tracing: null, CodeUri: s3://b/k, SourceKMSKeyArn: arn}}}`,
  );
  expect(processed).toMatchObject({ F: { Properties: { Code: { S3Key: 'k', SourceKMSKeyArn: 'arn' } } } });
  expect(processed).not.toHaveProperty('F.Properties.TracingConfig');
});

test('a layer may be depended on by its name in the template, and so may the connectors of a resource', () => {
  const { resources } = load(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: s3://b/k}}
  Queue: {Type: AWS::SQS::Queue, Connectors: {Write: {Properties: {Destination: {Id: F}, Permissions: [Write]}}}}
  F: {DependsOn: [Layer, QueueWrite], ${FUNCTION}}}
`);
  const layer = [...resources.keys()].find((name) => name.startsWith('Layer'));
  expect([...(resources.get('F')?.dependencies ?? [])]).toEqual(expect.arrayContaining([layer, 'QueueWrite']));
});

test('the mappings of an API to its domain are there by the names that SAM gives them', () => {
  const domain = (paths: string) => `Domain: {DomainName: a.example, CertificateArn: arn${paths}}`;
  const { resources } = load(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Http: {Type: AWS::Serverless::HttpApi, Properties: {${domain(', BasePath: [http, /v-1]')}}}
  Rest: {Type: AWS::Serverless::Api, Properties: {StageName: Prod, ${domain('')}}}
  Last: {Type: T, DependsOn: [HttphttpApiMapping, Httpv1ApiMapping, RestBasePathMapping]}
`);
  expect([...resources.keys()].at(-1)).toBe('Last');
});

test('Rules are read with their functions, and an image that is built here needs no ImageUri', () => {
  const template = load(`
Parameters: {Subnets: {Type: 'List<AWS::EC2::Subnet::Id>', Default: s-1}}
Rules:
  InOneNetwork:
    Assertions:
      - Assert: !EachMemberEquals [!ValueOf [Subnets, VpcId], !RefAll 'AWS::EC2::VPC::Id']
Resources:
  F:
    Type: AWS::Serverless::Function
    Metadata: {Dockerfile: Dockerfile, DockerContext: ./app}
    Properties: {PackageType: Image}
`);
  expect(template.resources.get('F')?.properties['Code']).toEqual({ ImageUri: 'sandbox-images/f:latest' });
});

test('of keys that stand twice the last one counts, and the other is listed', () => {
  const { resources, ignored } = load(
    'Resources:\n  A:\n    Type: Custom::T\n    Properties:\n      x:\n      y: 1\n      x: 2\n',
  );
  expect(resources.get('A')?.properties).toEqual({ x: 2, y: 1 });
  expect(ignored).toEqual([
    {
      thing: 'Resources.A.Properties.x',
      why: 'the key stands twice: the one of line 5 is left out for that of line 7',
    },
  ]);
});

test('words that are booleans in YAML 1.1 are booleans, unless they are quoted or an argument', () => {
  const { resources } = load(
    'Parameters: {No: {Type: String, Default: text}}\nResources:\n  A: {Type: T, Properties: {a: yes, b: Off, c: "no", d: !Ref No, e: y, f: NO}}\n',
  );
  expect(resources.get('A')?.properties).toEqual({ a: true, b: false, c: 'no', d: { Ref: 'No' }, e: 'y', f: false });
});
