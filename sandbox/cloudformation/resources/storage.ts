import { dnsSuffixOf, partitionOf } from '../../kernel/account.ts';
import { AwsError } from '../../kernel/operation.ts';
import { requiredText, textAt } from './properties.ts';
import { call, type Ports } from '../state.ts';
import type { Kind, Made, Wanted } from './kind.ts';

const LONGEST_BUCKET = 63;
const LONGEST_PARAMETER = 512;

/** AWS::S3::Bucket. Its other properties have no effect. */
export const s3Bucket: Kind = {
  replacedBy: ['BucketName'],
  async create(ports, { properties, name }) {
    const bucket = textAt(properties, 'BucketName') ?? name(LONGEST_BUCKET).toLowerCase();
    await call(ports, ports.s3.operations, 'CreateBucket', { Bucket: bucket });
    return describe(ports, bucket);
  },
  update: async (ports, { physicalId }) => ({ made: describe(ports, physicalId) }),
  async remove(ports, { physicalId }) {
    await call(ports, ports.s3.operations, 'DeleteBucket', { Bucket: physicalId });
  },
  notModelled(properties) {
    const idle = Object.keys(properties).filter((name) => name !== 'BucketName');
    return idle.length === 0 ? null : `of its properties these have no effect: ${idle.join(', ')}`;
  },
};

function describe({ account: { region } }: Ports, bucket: string): Made {
  const suffix = dnsSuffixOf(region);
  return {
    physicalId: bucket,
    attributes: {
      Arn: `arn:${partitionOf(region)}:s3:::${bucket}`,
      DomainName: `${bucket}.s3.${suffix}`,
      RegionalDomainName: `${bucket}.s3.${region}.${suffix}`,
      DualStackDomainName: `${bucket}.s3.dualstack.${region}.${suffix}`,
      WebsiteURL: `http://${bucket}.s3-website-${region}.${suffix}`,
    },
  };
}

/** AWS::SSM::Parameter. */
export const ssmParameter: Kind = {
  replacedBy: ['Name'],
  create: (ports, wanted) =>
    put(ports, textAt(wanted.properties, 'Name') ?? wanted.name(LONGEST_PARAMETER), wanted, false),
  update: async (ports, { physicalId }, wanted) => ({ made: await put(ports, physicalId, wanted, true) }),
  async remove(ports, { physicalId }) {
    await call(ports, ports.ssm.operations, 'DeleteParameter', { Name: physicalId });
  },
};

async function put(ports: Ports, name: string, { properties }: Wanted, overwrite: boolean): Promise<Made> {
  const [type, value] = [requiredText(properties, 'Type'), requiredText(properties, 'Value')];
  if (type === 'SecureString')
    throw new AwsError('ValidationException', 'SecureString is not supported by CloudFormation');
  const input = { Name: name, Type: type, Value: value, Overwrite: overwrite };
  await call(ports, ports.ssm.operations, 'PutParameter', input);
  return { physicalId: name, attributes: { Type: type, Value: value } };
}
