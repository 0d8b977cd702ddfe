import * as apiGatewaySdk from '@aws-sdk/client-api-gateway';
import * as cloudFormationSdk from '@aws-sdk/client-cloudformation';
import * as cloudWatchSdk from '@aws-sdk/client-cloudwatch';
import * as logsSdk from '@aws-sdk/client-cloudwatch-logs';
import * as codeDeploySdk from '@aws-sdk/client-codedeploy';
import * as lambdaSdk from '@aws-sdk/client-lambda';
import * as s3Sdk from '@aws-sdk/client-s3';
import * as ssmSdk from '@aws-sdk/client-ssm';
import * as stsSdk from '@aws-sdk/client-sts';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { loadSchemas } from '../protocol/load-schemas.ts';
import type { Service } from '../protocol/service.ts';
import { validationOfMissing } from '../protocol/service-errors.ts';

const schemas = {
  apigateway: loadSchemas(apiGatewaySdk),
  cloudformation: loadSchemas(cloudFormationSdk),
  codedeploy: loadSchemas(codeDeploySdk),
  lambda: loadSchemas(lambdaSdk),
  logs: loadSchemas(logsSdk),
  monitoring: loadSchemas(cloudWatchSdk),
  s3: loadSchemas(s3Sdk),
  ssm: loadSchemas(ssmSdk),
  sts: loadSchemas(stsSdk),
};

type Operations = Readonly<Record<string, Operation>>;

/** The services of the sandbox: their operations, with what the wire needs to know. */
export function createServices(parts: {
  apiGateway: Operations;
  cloudFormation: Operations;
  codedeploy: Operations;
  lambda: Operations;
  cloudWatch: Operations;
  logs: Operations;
  s3: Operations;
  ssm: Operations;
  sts: Operations;
}): Service[] {
  return [
    {
      id: 'cloudformation',
      iamPrefix: 'cloudformation',
      protocols: ['query'],
      targetPrefix: null,
      xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
      schemas: schemas.cloudformation,
      operations: parts.cloudFormation,
      missingMembers: (paths) => new AwsError('ValidationError', validationOfMissing(paths).message),
    },
    {
      id: 'codedeploy',
      iamPrefix: 'codedeploy',
      protocols: ['json-rpc'],
      targetPrefix: 'CodeDeploy_20141006',
      xmlNamespace: null,
      schemas: schemas.codedeploy,
      operations: parts.codedeploy,
      missingMembers: codeDeployMissing,
    },
    {
      id: 'lambda',
      iamPrefix: 'lambda',
      protocols: ['rest-json'],
      targetPrefix: null,
      xmlNamespace: null,
      schemas: schemas.lambda,
      operations: parts.lambda,
      missingMembers: validationOfMissing,
    },
    {
      id: 'logs',
      iamPrefix: 'logs',
      protocols: ['json-rpc'],
      targetPrefix: 'Logs_20140328',
      xmlNamespace: null,
      schemas: schemas.logs,
      operations: parts.logs,
      missingMembers: (paths) => new AwsError('InvalidParameterException', validationOfMissing(paths).message),
    },
    {
      id: 'monitoring',
      iamPrefix: 'cloudwatch',
      protocols: ['json-rpc', 'query', 'cbor'],
      targetPrefix: 'GraniteServiceVersion20100801',
      xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
      schemas: schemas.monitoring,
      operations: parts.cloudWatch,
      missingMembers: (paths) =>
        new AwsError('MissingRequiredParameterException', `The parameter ${paths[0]?.join('.') ?? ''} is required.`),
    },
    {
      id: 'apigateway',
      iamPrefix: 'apigateway',
      protocols: ['rest-json'],
      targetPrefix: null,
      xmlNamespace: null,
      schemas: schemas.apigateway,
      operations: parts.apiGateway,
      missingMembers: validationOfMissing,
    },
    ...storageServices(parts),
    {
      id: 'sts',
      iamPrefix: 'sts',
      protocols: ['query'],
      targetPrefix: null,
      xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      schemas: schemas.sts,
      operations: parts.sts,
      missingMembers: (paths) => new AwsError('ValidationError', validationOfMissing(paths).message),
    },
  ];
}

/** CodeDeploy has its own exception for most missing members: ApplicationNameRequiredException and so on. */
function codeDeployMissing(paths: readonly (readonly string[])[]): AwsError {
  const first = paths[0];
  const name = first?.length === 1 ? (first[0] ?? '') : '';
  const stem = {
    deploymentIds: 'DeploymentId',
    targetId: 'DeploymentTargetId',
    targetIds: 'DeploymentTargetId',
    serviceRoleArn: 'Role',
    currentDeploymentGroupName: 'DeploymentGroupName',
  }[name];
  const code = `${stem ?? name.charAt(0).toUpperCase() + name.slice(1)}RequiredException`;
  if (!schemas.codedeploy.errors.has(code)) return validationOfMissing(paths);
  return new AwsError(code, `${name.replaceAll(/([A-Z])/g, ' $1').replace(/^./, (c) => c.toUpperCase())} is required`);
}

/** What those who deploy put code, templates and settings into. */
function storageServices(parts: { s3: Operations; ssm: Operations }): Service[] {
  return [
    {
      id: 's3',
      iamPrefix: 's3',
      protocols: ['rest-xml'],
      targetPrefix: null,
      xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
      schemas: schemas.s3,
      operations: parts.s3,
      missingMembers: (paths) => new AwsError('InvalidRequest', validationOfMissing(paths).message),
    },
    {
      id: 'ssm',
      iamPrefix: 'ssm',
      protocols: ['json-rpc'],
      targetPrefix: 'AmazonSSM',
      xmlNamespace: null,
      schemas: schemas.ssm,
      operations: parts.ssm,
      missingMembers: validationOfMissing,
    },
  ];
}
