import { expect, test } from 'vitest';
import { isMap, type JsonMap } from '../json.ts';
import { loadTemplate } from '../load-template.ts';

const FUNCTION = 'CodeUri: s3://bucket/shop.zip, Handler: index.handler, Runtime: nodejs22.x';
const resourcesOf = (text: string): JsonMap => {
  const { processed } = loadTemplate(`Transform: AWS::Serverless-2016-10-31\nResources:\n${text}`, {
    file: 't.yaml',
    parameters: {},
    pseudo: new Map(),
    ssm: () => null,
    lenient: true,
    packageCode: ({ logicalId }) => ({ S3Bucket: 'artifacts', S3Key: logicalId }),
  });
  const resources = processed['Resources'];
  return isMap(resources) ? resources : {};
};

// The hashes in this file are those that SAM's translator 1.110 gives for the same templates.

test('an alias with a hyphen and an underscore gets a logical id of letters and digits', () => {
  const resources = resourcesOf(`
  Shop: {Type: AWS::Serverless::Function, Properties: {${FUNCTION}, AutoPublishAlias: blue-green_1}}
  Url: {Type: T, Properties: {alias: !Ref Shop.Alias}}`);
  expect(resources['ShopAliasblueDgreenU1']).toMatchObject({ Properties: { Name: 'blue-green_1' } });
  expect(resources['Url']).toMatchObject({ Properties: { alias: { Ref: 'ShopAliasblueDgreenU1' } } });
});

test('with AutoPublishAliasAllProperties every property counts, and of layers those that ask to', () => {
  const layer = (more: string) => `
  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: s3://bucket/layer.zip, RetentionPolicy: deLETE${more}}}
  Shop: {Type: AWS::Serverless::Function, Properties: {${FUNCTION}, Layers: [!Ref Layer], Timeout: 7, Tags: {team: shop, cost: '7'}, AutoPublishAlias: live, AutoPublishAliasAllProperties: true}}`;
  const counted = resourcesOf(layer(', PublishLambdaVersion: true'));
  const plain = resourcesOf(layer(''));
  expect(Object.keys(counted)).toContain('ShopVersione1af94ded5');
  expect(Object.keys(plain)).not.toContain('ShopVersione1af94ded5');
  expect(counted['Layerfb9ad10071']).toMatchObject({ DeletionPolicy: 'Delete' });
});

test('tags that are propagated are on the function, its group and the application', () => {
  const resources = resourcesOf(`
  Shop: {Type: AWS::Serverless::Function, Properties: {${FUNCTION}, AutoPublishAlias: live, PropagateTags: true, Tags: {team: shop}, DeploymentPreference: {Type: AllAtOnce}}}`);
  const tagged = { Properties: { Tags: [{ Key: 'team', Value: 'shop' }] } };
  expect(resources['Shop']).toMatchObject(tagged);
  expect(resources['ShopDeploymentGroup']).toMatchObject(tagged);
  expect(resources['ServerlessDeploymentApplication']).toMatchObject(tagged);
});

test('versions of a function on capacity of its own are scaled, and go with the stack', () => {
  const resources = resourcesOf(`
  Pool: {Type: AWS::Serverless::Function, Properties: {${FUNCTION}, AutoPublishAlias: live, CapacityProviderConfig: {Arn: 'arn:c', PerExecutionEnvironmentMaxConcurrency: 5}, FunctionScalingConfig: {MinExecutionEnvironments: 1}}}`);
  expect(resources['PoolVersion7e7aa5269a']).toEqual({
    Type: 'AWS::Lambda::Version',
    DeletionPolicy: 'Delete',
    Properties: { FunctionName: { Ref: 'Pool' }, FunctionScalingConfig: { MinExecutionEnvironments: 1 } },
  });
  expect(resources['Pool']).toMatchObject({
    Properties: {
      CapacityProviderConfig: {
        LambdaManagedInstancesCapacityProviderConfig: {
          CapacityProviderArn: 'arn:c',
          PerExecutionEnvironmentMaxConcurrency: 5,
        },
      },
    },
  });
});

test('a retention that is neither is refused as SAM does, with its line', () => {
  expect(() =>
    resourcesOf(
      '  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: s3://bucket/l.zip, RetentionPolicy: Keep}}',
    ),
  ).toThrow(
    "t.yaml:3:92: Resources.Layer: Resource with id [Layer] is invalid. 'RetentionPolicy' must be one of the following options: ['Retain', 'Delete'].",
  );
});

test('what SAM makes beside an API or an event can be referred to', () => {
  const resources = resourcesOf(`
  Api: {Type: AWS::Serverless::Api, Properties: {StageName: live}}
  Shop: {Type: AWS::Serverless::Function, Properties: {${FUNCTION}, EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: SNS}}}}}
  Other: {Type: T, Properties: {deployment: !Ref Api.Deployment, topic: !GetAtt Shop.DestinationTopic.TopicName, both: !Sub '\${Api.Deployment}'}}`);
  expect(resources['ApiDeployment']).toMatchObject({ Type: 'AWS::ApiGateway::Deployment' });
  expect(resources['Other']).toMatchObject({
    Properties: {
      deployment: { Ref: 'ApiDeployment' },
      topic: { 'Fn::GetAtt': ['ShopDestinationTopic', 'TopicName'] },
      both: { 'Fn::Sub': '${ApiDeployment}' },
    },
  });
});

test('roles, keys and queues that SAM makes without saying so can be referred to', () => {
  const resources = resourcesOf(`
  Api: {Type: AWS::Serverless::Api, Properties: {StageName: live}}
  Flow: {Type: AWS::Serverless::StateMachine, Properties: {Events: {Nightly: {Type: Schedule, Properties: {Schedule: rate(1 day), DeadLetterConfig: {Type: SQS, QueueLogicalId: Lost}}}}}}
  Other: {Type: T, Properties: {role: !GetAtt FlowRole.Arn, key: !Ref ApiApiKey, rule: !Ref FlowNightly, queue: !GetAtt Lost.Arn}}`);
  expect(resources).toMatchObject({
    FlowRole: { Type: 'AWS::IAM::Role' },
    ApiApiKey: { Type: 'AWS::ApiGateway::ApiKey' },
    FlowNightly: { Type: 'AWS::Events::Rule' },
    Lost: { Type: 'AWS::SQS::Queue' },
  });
  expect(resources).not.toHaveProperty('ApiUsagePlan');
});

test('a layer has the name that its retention as it is told gives it', () => {
  const { processed } = loadTemplate(
    `Transform: AWS::Serverless-2016-10-31
Parameters: {LayerDeleteParam: {Type: String, Default: Delete}}
Resources:
  MyLayer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: s3://bucket/key, RetentionPolicy: !Ref LayerDeleteParam}}
`,
    {
      file: 't.yaml',
      parameters: {},
      pseudo: new Map(),
      ssm: () => null,
      lenient: true,
      packageCode: ({ logicalId }) => ({ S3Bucket: 'artifacts', S3Key: logicalId }),
    },
  );
  expect(processed['Resources']).toHaveProperty('MyLayerd04062b365');
});
