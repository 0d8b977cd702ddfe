import { isMap, own, type JsonMap } from '../json.ts';
import { codeLocation } from './code-location.ts';
import { attributesOf } from './function.ts';
import { hashOf } from './logical-id.ts';
import { invalid, resolveEarly, type SamContext } from './sam-context.ts';
import { shown, textOf } from '../text-of.ts';

/** Stand-ins for SAM resources that are not functions. Their properties are dropped: none of these is modelled. */
const MADE: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
  ['AWS::Serverless::Application', 'AWS::CloudFormation::Stack'],
  ['AWS::Serverless::GraphQLApi', 'AWS::AppSync::GraphQLApi'],
  ['AWS::Serverless::WebSocketApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::CapacityProvider', 'AWS::Lambda::CapacityProvider'],
  ['AWS::Serverless::Connector', 'AWS::IAM::ManagedPolicy'],
]);

/** Their properties, of SAM's translator 1.110. */
const PROPERTIES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    Api: 'AccessLogSetting AlwaysDeploy ApiKeySourceType Auth BinaryMediaTypes CacheClusterEnabled CacheClusterSize CanarySetting Cors DefinitionBody DefinitionUri Description DisableExecuteApiEndpoint Domain EndpointAccessMode EndpointConfiguration FailOnWarnings GatewayResponses MergeDefinitions MethodSettings MinimumCompressionSize Mode Models Name OpenApiVersion Policy PropagateTags SecurityPolicy StageName Tags TracingEnabled Variables',
    Application: 'Location NotificationARNs Parameters Tags TemplateUrl TimeoutInMinutes',
    CapacityProvider: 'CapacityProviderName InstanceRequirements KmsKeyArn OperatorRole PropagateTags ScalingConfig Tags VpcConfig',
    Connector: 'Destination Permissions Source',
    GraphQLApi: 'ApiKeys Auth Cache DataSources DomainName Functions IntrospectionConfig Logging Name OwnerContact QueryDepthLimit ResolverCountLimit Resolvers SchemaInline SchemaUri Tags Visibility XrayEnabled',
    HttpApi: 'AccessLogSettings Auth CorsConfiguration DefaultRouteSettings DefinitionBody DefinitionUri Description DisableExecuteApiEndpoint Domain FailOnWarnings Name PropagateTags RouteSettings StageName StageVariables Tags',
    LayerVersion: 'CompatibleArchitectures CompatibleRuntimes ContentUri Description LayerName LicenseInfo PublishLambdaVersion RetentionPolicy',
    SimpleTable: 'PointInTimeRecoverySpecification PrimaryKey ProvisionedThroughput SSESpecification TableName Tags',
    StateMachine: 'AutoPublishAlias Definition DefinitionSubstitutions DefinitionUri DeploymentPreference Events Logging Name PermissionsBoundary Policies PropagateTags Role RolePath Tags Tracing Type UseAliasAsEventTarget',
    WebSocketApi: 'AccessLogSettings ApiKeySelectionExpression Auth DefaultRouteSettings Description DisableExecuteApiEndpoint DisableSchemaValidation Domain FailOnWarnings IpAddressType Name PropagateTags RouteSelectionExpression RouteSettings Routes StageName StageVariables Tags',
  }).map(([name, list]) => [`AWS::Serverless::${name}`, new Set(list.split(' '))]),
); // prettier-ignore

export function transformOther(context: SamContext, logicalId: string, resource: JsonMap, properties: JsonMap): void {
  const type = shown(resource['Type']);
  const known = PROPERTIES.get(type);
  const unknown = Object.keys(properties).find((key) => known?.has(key) === false);
  if (unknown !== undefined)
    invalid(context, logicalId, `property ${unknown} not defined for resource of type ${type}`, properties, unknown);
  const kept = attributesOf(resource, ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata', 'DependsOn']);
  const make = (id: string, made: string, of: JsonMap = {}): void => {
    const result: JsonMap = { Type: made, ...kept, Properties: of };
    context.source.copy(resource, result);
    context.made.set(id, result);
  };
  if (type === 'AWS::Serverless::Api') {
    const given = resolveEarly(context, own(properties, 'StageName') ?? '');
    const stage = `${logicalId}${typeof given === 'string' ? given.replaceAll(/[^a-zA-Z0-9]/g, '') : ''}Stage`;
    make(logicalId, 'AWS::ApiGateway::RestApi');
    make(stage, 'AWS::ApiGateway::Stage');
    context.renamed.set(`${logicalId}.Stage`, stage);
    for (const path of basePaths(properties))
      make(`${logicalId}${path}BasePathMapping`, 'AWS::ApiGateway::BasePathMapping');
  } else if (type === 'AWS::Serverless::HttpApi') {
    make(logicalId, 'AWS::ApiGatewayV2::Api');
    make(`${logicalId}ApiGatewayDefaultStage`, 'AWS::ApiGatewayV2::Stage');
    context.renamed.set(`${logicalId}.Stage`, `${logicalId}ApiGatewayDefaultStage`);
    for (const path of basePaths(properties)) make(`${logicalId}${path}ApiMapping`, 'AWS::ApiGatewayV2::ApiMapping');
  } else if (type === 'AWS::Serverless::LayerVersion') {
    const content = codeLocation(context, logicalId, 'ContentUri', properties);
    const uri = `s3://${textOf(content['S3Bucket']) ?? ''}/${textOf(content['S3Key']) ?? ''}`;
    const retention = resolveEarly(context, own(properties, 'RetentionPolicy') ?? '');
    const written = retention === '' ? properties : { ...properties, RetentionPolicy: retention };
    const id = `${logicalId}${hashOf({ [logicalId]: { Type: type, ...attributesOf(resource, ['Condition', 'DependsOn']), Properties: { ...written, ContentUri: uri } } })}`;
    make(id, 'AWS::Lambda::LayerVersion', {
      Content: content,
      LayerName: own(properties, 'LayerName') ?? logicalId,
      ...attributesOf(properties, ['Description', 'CompatibleArchitectures', 'CompatibleRuntimes', 'LicenseInfo']),
    });
    const made = context.made.get(id);
    // In any case.
    const policy = ['Retain', 'Delete'].find(
      (one) => typeof retention === 'string' && one.toLowerCase() === retention.toLowerCase(),
    );
    if (retention !== '' && policy === undefined)
      invalid(
        context,
        logicalId,
        "'RetentionPolicy' must be one of the following options: ['Retain', 'Delete'].",
        properties,
        'RetentionPolicy',
      );
    if (made !== undefined) made['DeletionPolicy'] = policy ?? kept['DeletionPolicy'] ?? 'Retain';
    context.renamed.set(logicalId, id);
  } else {
    const made = MADE.get(type);
    if (made === undefined) invalid(context, logicalId, `${type} is no type of SAM resource.`, resource, 'Type');
    make(logicalId, made);
  }
}

/** Names of an API's mappings to its domain; templates wait for them with DependsOn. */
function basePaths(properties: JsonMap): string[] {
  const domain = own(properties, 'Domain');
  if (!isMap(domain)) return [];
  const paths = own(domain, 'BasePath');
  if (!Array.isArray(paths)) return [''];
  return [...new Set(paths.map((path) => (typeof path === 'string' ? path.replaceAll(/[^a-zA-Z0-9]/g, '') : '')))];
}
