import { intrinsicOf, isMap, own, type Json, type JsonMap } from '../json.ts';
import { functionCode } from './code-location.ts';
import { isNoValue, readPreference, type Preference } from './deployment-preference.ts';
import { eventResources } from './events.ts';
import { hashOf } from './logical-id.ts';
import { shown } from '../text-of.ts';
import { propagatedTags } from './propagated-tags.ts';
import { invalid, resolveEarly, type SamContext } from './sam-context.ts';

/** Properties that SAM passes to AWS::Lambda::Function unchanged. */
const PASSED = [
  'FunctionName', 'Handler', 'Runtime', 'Description', 'MemorySize', 'Timeout', 'VpcConfig', 'Environment', 'KmsKeyArn',
  'ReservedConcurrentExecutions', 'Layers', 'FileSystemConfigs', 'ImageConfig', 'PackageType', 'Architectures', 'SnapStart',
  'EphemeralStorage', 'CodeSigningConfigArn', 'RuntimeManagementConfig', 'LoggingConfig', 'RecursiveLoop', 'TenancyConfig',
  'DurableConfig', 'FunctionScalingConfig', 'PublishToLatestPublished',
]; // prettier-ignore
const KNOWN = new Set([
  ...PASSED,
  'CodeUri', 'ImageUri', 'InlineCode', 'DeadLetterQueue', 'Role', 'AssumeRolePolicyDocument', 'Policies', 'RolePath',
  'PermissionsBoundary', 'Events', 'Tags', 'PropagateTags', 'Tracing', 'DeploymentPreference', 'EventInvokeConfig',
  'AutoPublishAlias', 'AutoPublishCodeSha256', 'AutoPublishAliasAllProperties', 'VersionDescription',
  'ProvisionedConcurrencyConfig', 'FunctionUrlConfig', 'SourceKMSKeyArn', 'VersionDeletionPolicy', 'CapacityProviderConfig',
]); // prettier-ignore
const ALIAS_NAME = /^(?!^[0-9]+$)[a-zA-Z0-9\-_]+$/;

/** An AWS::Serverless::Function becomes a function, role, version, alias, group and event resources. */
export function transformFunction(
  context: SamContext,
  logicalId: string,
  resource: JsonMap,
  properties: JsonMap,
): Preference | null {
  const refuse = (message: string, key?: string): never =>
    invalid(context, logicalId, message, key === undefined ? resource : properties, key);
  const unknown = Object.keys(properties).find((key) => !KNOWN.has(key));
  if (unknown !== undefined)
    refuse(`property ${unknown} not defined for resource of type AWS::Serverless::Function`, unknown);
  const passedOn = attributesOf(resource, ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']);
  const role = roleOf(logicalId, own(properties, 'Role'), refuse);
  const whole = properties['Handler'] !== undefined && properties['Runtime'] !== undefined;
  if ((properties['PackageType'] ?? 'Zip') === 'Zip' && !whole)
    refuse('Runtime and Handler needs to be present when PackageType is of type `Zip`');
  const lambda: JsonMap = {
    ...Object.fromEntries(PASSED.flatMap((key) => (properties[key] === undefined ? [] : [[key, properties[key]]]))),
    Code: functionCode(context, logicalId, properties, own(resource, 'Metadata')),
    Role: role.value,
    Tags: propagatedTags(properties) ?? tagsOf(properties['Tags']),
    ...tracingOf(context, properties['Tracing']),
    ...(isMap(properties['DeadLetterQueue'])
      ? { DeadLetterConfig: { TargetArn: properties['DeadLetterQueue']['TargetArn'] ?? null } }
      : {}),
    ...capacityOf(properties['CapacityProviderConfig']),
  };
  context.source.copy(properties, lambda);
  const alias = aliasName(context, properties, refuse);
  const sha = own(properties, 'AutoPublishCodeSha256');
  if (alias !== null && sha !== undefined) {
    const fixed = resolveEarly(context, sha);
    if (typeof fixed !== 'string') refuse('AutoPublishCodeSha256 must be a string', 'AutoPublishCodeSha256');
    const description = own(properties, 'Description');
    lambda['Description'] =
      description === undefined
        ? fixed
        : typeof description === 'string'
          ? `${description} ${shown(fixed)}`
          : { 'Fn::Join': [' ', [description, fixed]] };
  }
  make(context, logicalId, resource, {
    Type: 'AWS::Lambda::Function',
    ...attributesOf(resource, ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata', 'DependsOn']),
    Properties: lambda,
  });
  const condition = typeof resource['Condition'] === 'string' ? resource['Condition'] : null;
  const rollout = readPreference(context, logicalId, properties, condition);
  if (alias === null) {
    if (properties['ProvisionedConcurrencyConfig'] !== undefined)
      refuse(
        'To set ProvisionedConcurrencyConfig AutoPublishALias must be defined on the function',
        'ProvisionedConcurrencyConfig',
      );
  } else {
    const version = `${logicalId}Version${versionHash(context, properties, lambda)}`;
    const hasCapacity = properties['CapacityProviderConfig'] !== undefined;
    make(context, version, resource, {
      Type: 'AWS::Lambda::Version',
      ...passedOn,
      DeletionPolicy:
        passedOn['DeletionPolicy'] ?? properties['VersionDeletionPolicy'] ?? (hasCapacity ? 'Delete' : 'Retain'),
      Properties: {
        FunctionName: { Ref: logicalId },
        ...(properties['VersionDescription'] === undefined ? {} : { Description: properties['VersionDescription'] }),
        ...(hasCapacity ? attributesOf(properties, ['FunctionScalingConfig']) : {}),
      },
    });
    // A logical id has letters and digits only.
    const aliasId = `${logicalId}Alias${alias.replaceAll('-', 'D').replaceAll('_', 'U')}`;
    make(context, aliasId, resource, {
      Type: 'AWS::Lambda::Alias',
      ...passedOn,
      ...(rollout === null ? {} : { UpdatePolicy: rollout.updatePolicy }),
      Properties: {
        Name: alias,
        FunctionName: { Ref: logicalId },
        FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
        ...(properties['ProvisionedConcurrencyConfig'] === undefined
          ? {}
          : { ProvisionedConcurrencyConfig: properties['ProvisionedConcurrencyConfig'] }),
      },
    });
    context.renamed.set(`${logicalId}.Version`, version);
    context.renamed.set(`${logicalId}.Alias`, aliasId);
  }
  if (role.made) make(context, `${logicalId}Role`, resource, { Type: 'AWS::IAM::Role', ...passedOn, Properties: {} });
  if (properties['FunctionUrlConfig'] !== undefined)
    make(context, `${logicalId}Url`, resource, { Type: 'AWS::Lambda::Url', ...passedOn, Properties: {} });
  if (properties['EventInvokeConfig'] !== undefined)
    make(context, `${logicalId}EventInvokeConfig`, resource, {
      Type: 'AWS::Lambda::EventInvokeConfig',
      ...passedOn,
      Properties: {},
    });
  for (const [name, type] of eventResources(context, logicalId, properties))
    make(context, name, resource, { Type: type, ...passedOn, Properties: {} });
  return rollout?.preference ?? null;
}

function make(context: SamContext, logicalId: string, from: JsonMap, resource: JsonMap): void {
  context.source.copy(from, resource);
  context.made.set(logicalId, resource);
}

export const attributesOf = (resource: JsonMap, names: readonly string[]): JsonMap =>
  Object.fromEntries(names.flatMap((name) => (resource[name] === undefined ? [] : [[name, resource[name]]])));

interface Role {
  value: Json;
  made: boolean;
}

/** The given role; if there is none, also in a branch of an Fn::If, one that SAM adds. */
function roleOf(logicalId: string, given: Json | undefined, refuse: (message: string, key: string) => never): Role {
  const made: Json = { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] };
  if (given === undefined) return { value: made, made: true };
  const choice = intrinsicOf(given);
  if (choice?.name !== 'Fn::If') return { value: given, made: false };
  if (!Array.isArray(choice.argument) || choice.argument.length !== 3)
    return refuse("Malformed 'Role' property: Fn::If requires 3 arguments.", 'Role');
  const [condition = null, ...branches] = choice.argument;
  if (branches.every(isNoValue)) return { value: made, made: true };
  return { value: { 'Fn::If': [condition, ...branches.map((one) => (isNoValue(one) ? made : one))] }, made: true };
}

const tagsOf = (tags: Json | undefined): Json => [
  { Key: 'lambda:createdBy', Value: 'SAM' },
  ...(isMap(tags) ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) : []),
];

function capacityOf(given: Json | undefined): JsonMap {
  if (!isMap(given)) return {};
  const { Arn, ...rest } = given;
  return {
    CapacityProviderConfig: {
      LambdaManagedInstancesCapacityProviderConfig: {
        ...(Arn === undefined ? {} : { CapacityProviderArn: Arn }),
        ...rest,
      },
    },
  };
}

function tracingOf(context: SamContext, tracing: Json | undefined): JsonMap {
  return tracing === undefined || tracing === null || resolveEarly(context, tracing) === 'Disabled'
    ? {}
    : { TracingConfig: { Mode: tracing } };
}

function aliasName(
  context: SamContext,
  properties: JsonMap,
  refuse: (message: string, key?: string) => never,
): string | null {
  const given = own(properties, 'AutoPublishAlias');
  if (given === undefined) return null;
  const name = resolveEarly(context, given);
  if (typeof name !== 'string')
    return refuse("'AutoPublishAlias' must be a string or a Ref to a template parameter", 'AutoPublishAlias');
  if (name === '') return refuse('Alias name is required to create an alias', 'AutoPublishAlias');
  if (ALIAS_NAME.test(name)) return name;
  return refuse(
    `AutoPublishAlias name ('${name}') must contain only alphanumeric characters, hyphens, or underscores matching (?!^[0-9]+$)([a-zA-Z0-9-_]+) pattern.`,
    'AutoPublishAlias',
  );
}

/** Every property except a role that SAM adds, plus those of layers that ask to count. */
function wholeOf({ layers }: SamContext, properties: JsonMap, lambda: JsonMap): JsonMap {
  const { Role: _role, Tags: _tags, ...rest } = lambda;
  const counted = (Array.isArray(lambda['Layers']) ? lambda['Layers'] : []).flatMap((layer): [string, JsonMap][] => {
    const name = intrinsicOf(layer)?.argument;
    const found = typeof name === 'string' ? layers.get(name) : undefined;
    return typeof name === 'string' && found?.['PublishLambdaVersion'] === true ? [[name, found]] : [];
  });
  return {
    ...rest,
    ...attributesOf(properties, ['Role']),
    Tags: tagsOf(properties['Tags']),
    ...Object.fromEntries(counted),
  };
}

/** Decides whether an update publishes a version: from the code, environment and memory, or from every property. */
function versionHash(context: SamContext, properties: JsonMap, lambda: JsonMap): string {
  const sha = own(properties, 'AutoPublishCodeSha256');
  if (sha !== undefined) return shown(resolveEarly(context, sha)).slice(0, 10);
  if (resolveEarly(context, own(properties, 'AutoPublishAliasAllProperties') ?? false) === true)
    return hashOf(wholeOf(context, properties, lambda));
  const { Environment, MemorySize, SnapStart } = lambda;
  const snaps = isMap(SnapStart) && (SnapStart['ApplyOn'] ?? 'None') !== 'None';
  return hashOf({
    ...(resolveEarly(context, lambda['Code'] ?? {}) as JsonMap),
    ...(isMap(Environment) ? Environment : {}),
    ...(MemorySize === undefined ? {} : { MemorySize }),
    ...(snaps ? { SnapStart } : {}),
  });
}
