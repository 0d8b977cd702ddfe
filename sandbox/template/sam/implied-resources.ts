import { isMap, own, type Json, type JsonMap } from '../json.ts';
import { referencesOf } from '../references.ts';
import type { SamContext } from './sam-context.ts';

/** Resources that SAM adds beside another and that templates refer to as "Resource.Name", with their types. */
const IMPLIED: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'AWS::ApiGateway::Deployment'],
  ['DomainNameV2', 'AWS::ApiGateway::DomainNameV2'],
  ['UsagePlan', 'AWS::ApiGateway::UsagePlan'],
  ['UsagePlanKey', 'AWS::ApiGateway::UsagePlanKey'],
  ['ApiKey', 'AWS::ApiGateway::ApiKey'],
  ['DestinationTopic', 'AWS::SNS::Topic'],
  ['DestinationQueue', 'AWS::SQS::Queue'],
]);

/** Logical ids without a hash that SAM may add beside a template's resources, with their types. */
function idsBeside(resources: JsonMap): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const [logicalId, resource] of Object.entries(resources)) {
    const type = isMap(resource) ? own(resource, 'Type') : undefined;
    const properties = isMap(resource) ? own(resource, 'Properties') : undefined;
    if (typeof type !== 'string' || !type.startsWith('AWS::Serverless::') || !isMap(properties)) continue;
    if (type === 'AWS::Serverless::StateMachine') ids.set(`${logicalId}Role`, 'AWS::IAM::Role');
    if (type === 'AWS::Serverless::Api')
      for (const part of ['UsagePlan', 'UsagePlanKey', 'ApiKey'])
        ids.set(`${logicalId}${part}`, `AWS::ApiGateway::${part}`);
    for (const name of keysOf(own(properties, 'ApiKeys'))) ids.set(`${logicalId}${name}`, 'AWS::AppSync::ApiKey');
    const events = own(properties, 'Events');
    for (const name of keysOf(events)) {
      ids.set(`${logicalId}${name}`, 'AWS::Events::Rule');
      ids.set(`${logicalId}${name}Role`, 'AWS::IAM::Role');
      ids.set(`${logicalId}${name}Queue`, 'AWS::SQS::Queue');
    }
    for (const name of queuesNamedIn(events ?? {})) ids.set(name, 'AWS::SQS::Queue');
  }
  return ids;
}

const keysOf = (value: Json | undefined): string[] => (isMap(value) ? Object.keys(value) : []);

/** An event's dead-letter queue may set its own logical id. */
function queuesNamedIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(queuesNamedIn);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'QueueLogicalId' && typeof item === 'string' ? [item] : queuesNamedIn(item),
  );
}

/** Adds those that something in `within` refers to. None is modelled; the hash that SAM adds to an id is left out. */
export function makeImplied(
  context: SamContext,
  resources: JsonMap,
  within: readonly Json[],
  owners: ReadonlySet<string>,
): void {
  const beside = idsBeside(resources);
  const make = (id: string, type: string, at: Json): void => {
    const made: JsonMap = { Type: type, Properties: {} };
    if (isMap(at)) context.source.copy(at, made);
    context.made.set(id, made);
  };
  for (const { name, attribute, at } of referencesOf([...within], () => undefined)) {
    const id = name.split('.')[0] ?? name;
    const found = beside.get(id);
    if (found !== undefined && !Object.hasOwn(resources, id) && !context.made.has(id)) make(id, found, at);
    const part = (attribute === null ? name : `${name}.${attribute}`).split('.')[1] ?? '';
    const type = IMPLIED.get(part);
    if (type === undefined || !owners.has(id) || context.renamed.has(`${id}.${part}`)) continue;
    make(`${id}${part}`, type, at);
    context.renamed.set(`${id}.${part}`, `${id}${part}`);
  }
}
