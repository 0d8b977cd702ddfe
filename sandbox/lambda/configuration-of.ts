import type { FunctionConfiguration, UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';

type Settings = Partial<Omit<UpdateFunctionConfigurationRequest, 'FunctionName' | 'RevisionId'>>;

/** Members that AWS returns as the caller set them. */
const AS_THEY_ARE = [
  'Role',
  'Handler',
  'Description',
  'Timeout',
  'MemorySize',
  'Runtime',
  'DeadLetterConfig',
  'KMSKeyArn',
  'TracingConfig',
  'EphemeralStorage',
  'LoggingConfig',
  'FileSystemConfigs',
] as const;

/** A function's configuration with these settings. Unlike at AWS, a layer has no size and a subnet no VPC. */
export function configurationOf(input: Settings): Partial<FunctionConfiguration> {
  const { Environment, Layers, VpcConfig, ImageConfig, SnapStart } = input;
  const given = AS_THEY_ARE.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]] as const]));
  return {
    ...Object.fromEntries(given),
    ...(Environment === undefined ? {} : { Environment: { Variables: Environment.Variables ?? {} } }),
    ...(Layers === undefined ? {} : { Layers: Layers.map((Arn) => ({ Arn })) }),
    ...(VpcConfig === undefined
      ? {}
      : {
          VpcConfig: {
            SubnetIds: VpcConfig.SubnetIds ?? [],
            SecurityGroupIds: VpcConfig.SecurityGroupIds ?? [],
            Ipv6AllowedForDualStack: VpcConfig.Ipv6AllowedForDualStack ?? false,
          },
        }),
    ...(ImageConfig === undefined ? {} : { ImageConfigResponse: { ImageConfig } }),
    // Only published versions are ever optimised.
    ...(SnapStart?.ApplyOn === undefined
      ? {}
      : { SnapStart: { ApplyOn: SnapStart.ApplyOn, OptimizationStatus: 'Off' } }),
  };
}

/** An emptied list is left out, and so is a removed network. */
export function withoutEmpty(configuration: FunctionConfiguration): FunctionConfiguration {
  const { Layers, FileSystemConfigs, VpcConfig, ...rest } = configuration;
  return {
    ...rest,
    ...(Layers === undefined || Layers.length === 0 ? {} : { Layers }),
    ...(FileSystemConfigs === undefined || FileSystemConfigs.length === 0 ? {} : { FileSystemConfigs }),
    ...(VpcConfig === undefined || VpcConfig.SubnetIds?.length === 0 ? {} : { VpcConfig }),
  };
}
