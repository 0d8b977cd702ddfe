import { intrinsicOf, isMap, own, type JsonMap } from '../json.ts';
import { invalid, type SamContext } from './sam-context.ts';

/** What SAM makes for a function's event, besides a permission to call it. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['Schedule', 'AWS::Events::Rule'],
  ['ScheduleV2', 'AWS::Scheduler::Schedule'],
  ['EventBridgeRule', 'AWS::Events::Rule'],
  ['CloudWatchEvent', 'AWS::Events::Rule'],
  ['SNS', 'AWS::SNS::Subscription'],
  ['CloudWatchLogs', 'AWS::Logs::SubscriptionFilter'],
  ['IoTRule', 'AWS::IoT::TopicRule'],
  ...['SQS', 'Kinesis', 'DynamoDB', 'MSK', 'MQ', 'SelfManagedKafka', 'DocumentDB'].map((type): [string, string] => [
    type,
    'AWS::Lambda::EventSourceMapping',
  ]),
]);
/** Events that add only a permission, or change an existing resource. */
const PERMISSION_ONLY = new Set(['S3', 'AlexaSkill', 'Cognito']);

/** Logical ids and types of the resources that a function's events imply. None of them is modelled; all are listed. */
export function eventResources(context: SamContext, logicalId: string, properties: JsonMap): [string, string][] {
  const events = own(properties, 'Events');
  if (events === undefined || events === null) return [];
  if (!isMap(events)) return invalid(context, logicalId, "Type of property 'Events' is invalid.", properties, 'Events');
  return Object.entries(events).flatMap(([name, event]): [string, string][] => {
    const type = isMap(event) ? own(event, 'Type') : undefined;
    const settings = isMap(event) ? own(event, 'Properties') : undefined;
    if (typeof type !== 'string')
      return invalid(context, logicalId, `Event with id [${name}] is invalid. Missing 'Type'.`, events, name);
    const id = `${logicalId}${name}`;
    const permission: [string, string] = [`${id}Permission`, 'AWS::Lambda::Permission'];
    if (type === 'Api') return apiEvent(context, id, isMap(settings) ? settings : {});
    if (type === 'HttpApi') return httpApiEvent(context, permission, isMap(settings) ? settings : {});
    if (PERMISSION_ONLY.has(type)) return [permission];
    const made = TYPES.get(type);
    if (made === undefined)
      return invalid(
        context,
        logicalId,
        `Event with id [${name}] is invalid. Unable to resolve resource type: ${type}`,
        events,
        name,
      );
    return made === 'AWS::Lambda::EventSourceMapping' || type === 'ScheduleV2'
      ? [[id, made]]
      : [[id, made], permission];
  });
}

/** An Api event without RestApiId belongs to the implicit API, whose stage is Prod. */
function apiEvent(context: SamContext, id: string, settings: JsonMap): [string, string][] {
  const api = intrinsicOf(own(settings, 'RestApiId'));
  const owner = typeof api?.argument === 'string' ? api.argument : '';
  const stage = context.renamed.get(`${owner}.Stage`)?.slice(owner.length, -'Stage'.length) ?? 'Prod';
  const permission: [string, string] = [`${id}Permission${stage}`, 'AWS::Lambda::Permission'];
  if (own(settings, 'RestApiId') !== undefined) return [permission];
  context.renamed.set('ServerlessRestApi.Stage', 'ServerlessRestApiProdStage');
  return [
    permission,
    ['ServerlessRestApi', 'AWS::ApiGateway::RestApi'],
    ['ServerlessRestApiProdStage', 'AWS::ApiGateway::Stage'],
  ];
}

function httpApiEvent(context: SamContext, permission: [string, string], settings: JsonMap): [string, string][] {
  if (own(settings, 'ApiId') !== undefined) return [permission];
  context.renamed.set('ServerlessHttpApi.Stage', 'ServerlessHttpApiApiGatewayDefaultStage');
  return [
    permission,
    ['ServerlessHttpApi', 'AWS::ApiGatewayV2::Api'],
    ['ServerlessHttpApiApiGatewayDefaultStage', 'AWS::ApiGatewayV2::Stage'],
  ];
}
