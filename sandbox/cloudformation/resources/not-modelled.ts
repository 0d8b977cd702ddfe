import { dnsSuffixOf, partitionOf } from '../../kernel/account.ts';
import { makeUuid } from '../../kernel/make-id.ts';
import { isMap } from '../../template/json.ts';
import { textOf } from '../../template/text-of.ts';
import type { Ports } from '../state.ts';
import type { Made, Wanted } from './kind.ts';

/** Properties by which templates name things. */
const NAMES = ['RoleName', 'TopicName', 'QueueName', 'BucketName', 'TableName', 'LogGroupName', 'Name', 'LayerName'];
const LONGEST_NAME = 64;

/** Gives a resource without effect an id and an ARN of the right form, so that others can refer to it. */
export function standFor(ports: Ports, type: string, { properties, name }: Wanted): Made {
  const { region, accountId } = ports.account;
  const given = NAMES.map((key) => textOf(isMap(properties) ? properties[key] : undefined)).find(
    (text) => text !== null,
  );
  const called = given ?? name(LONGEST_NAME);
  const [, service = 'unknown', kind = ''] = type.split('::');
  switch (type) {
    case 'AWS::IAM::Role':
      return { physicalId: called, attributes: { Arn: `arn:${partitionOf(region)}:iam::${accountId}:role/${called}` } };
    case 'AWS::SNS::Topic': {
      const arn = `arn:${partitionOf(region)}:sns:${region}:${accountId}:${called}`;
      return { physicalId: arn, attributes: { Arn: arn, TopicArn: arn, TopicName: called } };
    }
    case 'AWS::SQS::Queue':
      return {
        physicalId: `https://sqs.${region}.${dnsSuffixOf(region)}/${accountId}/${called}`,
        attributes: { Arn: `arn:${partitionOf(region)}:sqs:${region}:${accountId}:${called}`, QueueName: called },
      };
    case 'AWS::S3::Bucket':
      return {
        physicalId: called.toLowerCase(),
        attributes: { Arn: `arn:${partitionOf(region)}:s3:::${called.toLowerCase()}` },
      };
    case 'AWS::KMS::Key': {
      const id = makeUuid(ports.random);
      return {
        physicalId: id,
        attributes: { Arn: `arn:${partitionOf(region)}:kms:${region}:${accountId}:key/${id}`, KeyId: id },
      };
    }
    case 'AWS::Lambda::LayerVersion': {
      const arn = `arn:${partitionOf(region)}:lambda:${region}:${accountId}:layer:${called}:1`;
      return { physicalId: arn, attributes: { LayerVersionArn: arn } };
    }
    case 'AWS::DynamoDB::Table':
      return {
        physicalId: called,
        attributes: { Arn: `arn:${partitionOf(region)}:dynamodb:${region}:${accountId}:table/${called}` },
      };
    default:
      return {
        physicalId: called,
        attributes: {
          Arn: `arn:${partitionOf(region)}:${service.toLowerCase()}:${region}:${accountId}:${kind.toLowerCase()}/${called}`,
        },
      };
  }
}
