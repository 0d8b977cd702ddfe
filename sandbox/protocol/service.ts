import type { NormalizedSchema } from '@smithy/core/schema';
import type { AwsError, Operation } from '../kernel/operation.ts';

export type ProtocolName = 'json-rpc' | 'query' | 'cbor' | 'rest-json' | 'rest-xml';

/** One operation as the SDK's model describes it. */
export interface OperationSchema {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Method, path template and success status: REST services only. */
  readonly http: { method: string; template: string; status: number } | null;
}

export interface ServiceSchemas {
  readonly operations: ReadonlyMap<string, OperationSchema>;
  /** Error shapes by their name, for example "DeploymentDoesNotExistException". */
  readonly errors: ReadonlyMap<string, NormalizedSchema>;
}

type ServiceId =
  | 'apigateway'
  | 'cloudformation'
  | 'codedeploy'
  | 'lambda'
  | 'logs'
  | 'monitoring'
  | 's3'
  | 'ssm'
  | 'sts';

/** One AWS service as the wire sees it. */
export interface Service {
  /** The service name in the SigV4 credential scope. */
  readonly id: ServiceId;
  /** Prefix of its IAM actions, for example "cloudwatch". */
  readonly iamPrefix: string;
  readonly protocols: readonly ProtocolName[];
  /** The part of X-Amz-Target before the dot; null if the service has none. */
  readonly targetPrefix: string | null;
  readonly xmlNamespace: string | null;
  readonly schemas: ServiceSchemas;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The answer to missing required members; each path is like ["Dimensions", "Name"]. */
  missingMembers(paths: readonly (readonly string[])[]): AwsError;
}
