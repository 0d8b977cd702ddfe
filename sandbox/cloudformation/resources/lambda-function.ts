import { partitionOf } from '../../kernel/account.ts';
import { AwsError } from '../../kernel/operation.ts';
import { checkSettings, type Settings } from '../../lambda/check-settings.ts';
import type { JsonMap } from '../../template/json.ts';
import { flagAt, mapAt, numberAt, PropertyError, requiredText, tagsAt, textAt, textsAt } from './properties.ts';
import { call, type Ports } from '../state.ts';
import type { Kind, Made } from './kind.ts';

const LONGEST_NAME = 64;

/** AWS::Lambda::Function. Layers, VPC and file systems are kept and have no effect. */
export const lambdaFunction: Kind = {
  replacedBy: ['FunctionName', 'PackageType'],

  async create(ports, { properties, name }) {
    const functionName = textAt(properties, 'FunctionName') ?? name(LONGEST_NAME);
    const tags = Object.fromEntries(tagsAt(properties).map(({ Key, Value }) => [Key, Value]));
    await call(ports, ports.lambda, 'CreateFunction', {
      FunctionName: functionName,
      Code: codeOf(properties),
      ...configurationOf(properties),
      ...(Object.keys(tags).length > 0 ? { Tags: tags } : {}),
    });
    await giveCode(ports, functionName, properties);
    await reserve(ports, functionName, properties);
    return describe(ports, functionName);
  },

  async update(ports, { physicalId, properties: before }, { properties }) {
    const differs = (names: readonly string[]): boolean =>
      names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(properties[name]));
    if (differs(['Code', 'Architectures'])) {
      await call(ports, ports.lambda, 'UpdateFunctionCode', {
        FunctionName: physicalId,
        ...codeOf(properties),
        Architectures: textsAt(properties, 'Architectures') ?? ['x86_64'],
      });
      await giveCode(ports, physicalId, properties);
    }
    const configuration = Object.keys({ ...before, ...properties }).filter((name) => !NOT_CONFIGURATION.has(name));
    if (differs(configuration))
      await call(ports, ports.lambda, 'UpdateFunctionConfiguration', {
        FunctionName: physicalId,
        ...DEFAULTS,
        ...configurationOf(properties),
      });
    if (differs(['ReservedConcurrentExecutions'])) await reserve(ports, physicalId, properties);
    return { made: describe(ports, physicalId) };
  },

  async remove(ports, { physicalId }) {
    await call(ports, ports.lambda, 'DeleteFunction', { FunctionName: physicalId });
  },

  refused(properties) {
    try {
      checkSettings(configurationOf(properties));
      return null;
    } catch (error) {
      if (error instanceof AwsError || error instanceof PropertyError) return error.message;
      throw error;
    }
  },
};

const NOT_CONFIGURATION = new Set(['Code', 'Architectures', 'ReservedConcurrentExecutions', 'Tags']);
/** What a property returns to when the template drops it. */
const DEFAULTS = {
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  Environment: { Variables: {} },
  Layers: [],
  FileSystemConfigs: [],
  VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
  SnapStart: { ApplyOn: 'None' },
};

const giveCode = (ports: Ports, functionName: string, properties: JsonMap): Promise<void> =>
  ports.giveCode(functionName, mapAt(properties, 'Code') ?? {}, textAt(properties, 'Runtime') ?? '');

async function reserve(ports: Ports, functionName: string, properties: JsonMap): Promise<void> {
  const reserved = numberAt(properties, 'ReservedConcurrentExecutions');
  if (reserved === undefined)
    await call(ports, ports.lambda, 'DeleteFunctionConcurrency', { FunctionName: functionName });
  else
    await call(ports, ports.lambda, 'PutFunctionConcurrency', {
      FunctionName: functionName,
      ReservedConcurrentExecutions: reserved,
    });
}

function describe({ account }: Ports, functionName: string): Made {
  const arn = `arn:${partitionOf(account.region)}:lambda:${account.region}:${account.accountId}:function:${functionName}`;
  return { physicalId: functionName, attributes: { Arn: arn } };
}

function codeOf(properties: JsonMap): object {
  const code = mapAt(properties, 'Code');
  if (code === undefined) throw new PropertyError('Properties validation failed: #: required key [Code] not found');
  const inline = textAt(code, 'ZipFile');
  if (inline !== undefined) return { ZipFile: Buffer.from(inline) };
  const image = textAt(code, 'ImageUri');
  if (image !== undefined) return { ImageUri: image };
  const version = textAt(code, 'S3ObjectVersion');
  return {
    S3Bucket: requiredText(code, 'S3Bucket'),
    S3Key: requiredText(code, 'S3Key'),
    ...(version === undefined ? {} : { S3ObjectVersion: version }),
  };
}

function vpcOf(properties: JsonMap): object | undefined {
  const vpc = mapAt(properties, 'VpcConfig');
  if (vpc === undefined) return undefined;
  return {
    SubnetIds: textsAt(vpc, 'SubnetIds') ?? [],
    SecurityGroupIds: textsAt(vpc, 'SecurityGroupIds') ?? [],
    Ipv6AllowedForDualStack: flagAt(vpc, 'Ipv6AllowedForDualStack') ?? false,
  };
}

function configurationOf(properties: JsonMap): Settings {
  const environment = mapAt(properties, 'Environment');
  const variables = environment === undefined ? undefined : (mapAt(environment, 'Variables') ?? {});
  const storage = mapAt(properties, 'EphemeralStorage');
  const settings: Record<string, unknown> = {
    Role: requiredText(properties, 'Role'),
    Handler: textAt(properties, 'Handler'),
    Runtime: textAt(properties, 'Runtime'),
    Description: textAt(properties, 'Description'),
    Timeout: numberAt(properties, 'Timeout'),
    MemorySize: numberAt(properties, 'MemorySize'),
    PackageType: textAt(properties, 'PackageType'),
    Architectures: textsAt(properties, 'Architectures'),
    KMSKeyArn: textAt(properties, 'KmsKeyArn'),
    TracingConfig: mapAt(properties, 'TracingConfig'),
    DeadLetterConfig: mapAt(properties, 'DeadLetterConfig'),
    LoggingConfig: mapAt(properties, 'LoggingConfig'),
    Layers: textsAt(properties, 'Layers'),
    FileSystemConfigs: properties['FileSystemConfigs'],
    ImageConfig: mapAt(properties, 'ImageConfig'),
    SnapStart: mapAt(properties, 'SnapStart'),
    VpcConfig: vpcOf(properties),
    EphemeralStorage: storage === undefined ? undefined : { Size: numberAt(storage, 'Size') },
    Environment:
      variables === undefined
        ? undefined
        : {
            Variables: Object.fromEntries(Object.keys(variables).map((name) => [name, textAt(variables, name) ?? ''])),
          },
    Publish: flagAt(properties, 'Publish'),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
