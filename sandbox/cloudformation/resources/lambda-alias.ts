import { makeRevision } from '../../codedeploy/read-revision.ts';
import { parseFunctionName } from '../../lambda/find-function.ts';
import { isMap, type JsonMap } from '../../template/json.ts';
import { mapAt, numberAt, PropertyError, requiredText, textAt } from './properties.ts';
import { call } from '../state.ts';
import type { Kind } from './kind.ts';
import { provision } from './provision.ts';

/** AWS::Lambda::Alias. With CodeDeployLambdaAliasUpdate, a new version is deployed instead of set. */
export const lambdaAlias: Kind = {
  replacedBy: ['FunctionName', 'Name'],

  async create(ports, { properties }) {
    const FunctionName = requiredText(properties, 'FunctionName');
    const Name = requiredText(properties, 'Name');
    const alias = await call(ports, ports.lambda, 'CreateAlias', { FunctionName, Name, ...settingsOf(properties) });
    await provision(ports, FunctionName, Name, properties);
    const arn = String(alias['AliasArn']);
    return { physicalId: arn, attributes: { AliasArn: arn } };
  },

  async update(ports, before, { properties, updatePolicy }, rollsBack) {
    const rollout = mapAt(updatePolicy, 'CodeDeployLambdaAliasUpdate');
    const functionName = parseFunctionName(requiredText(properties, 'FunctionName')).name;
    const from = requiredText(before.properties, 'FunctionVersion');
    const to = requiredText(properties, 'FunctionVersion');
    // First: Lambda provisions nothing for an alias that splits its traffic.
    await provision(ports, functionName, requiredText(properties, 'Name'), properties);
    const hook = (name: string): string | undefined => (rollout === undefined ? undefined : textAt(rollout, name));
    if (rollout !== undefined && !rollsBack && from !== to) {
      const [first, last] = [hook('BeforeAllowTrafficHook'), hook('AfterAllowTrafficHook')];
      const created = await call(ports, ports.codeDeploy, 'CreateDeployment', {
        applicationName: requiredText(rollout, 'ApplicationName'),
        deploymentGroupName: requiredText(rollout, 'DeploymentGroupName'),
        revision: makeRevision({
          functionName,
          alias: requiredText(properties, 'Name'),
          currentVersion: from,
          targetVersion: to,
          hooks: {
            ...(first === undefined ? {} : { BeforeAllowTraffic: first }),
            ...(last === undefined ? {} : { AfterAllowTraffic: last }),
          },
        }),
      });
      return { deploymentId: String(created['deploymentId']) };
    }
    await call(ports, ports.lambda, 'UpdateAlias', {
      FunctionName: functionName,
      Name: requiredText(properties, 'Name'),
      ...settingsOf(properties),
    });
    return { made: { physicalId: before.physicalId, attributes: { ...before.attributes } } };
  },

  async remove(ports, { properties }) {
    await call(ports, ports.lambda, 'DeleteAlias', {
      FunctionName: requiredText(properties, 'FunctionName'),
      Name: requiredText(properties, 'Name'),
    });
  },
};

function settingsOf(properties: JsonMap): object {
  const routing = mapAt(properties, 'RoutingConfig');
  const weights = routing?.['AdditionalVersionWeights'] ?? [];
  if (!Array.isArray(weights))
    throw new PropertyError('Properties validation failed: #/RoutingConfig: expected type: Array');
  const entries = weights.flatMap((weight) =>
    isMap(weight) ? [[requiredText(weight, 'FunctionVersion'), numberAt(weight, 'FunctionWeight') ?? 0] as const] : [],
  );
  return {
    FunctionVersion: requiredText(properties, 'FunctionVersion'),
    Description: textAt(properties, 'Description') ?? '',
    ...(routing === undefined ? {} : { RoutingConfig: { AdditionalVersionWeights: Object.fromEntries(entries) } }),
  };
}
