import type { JsonMap } from '../../template/json.ts';
import { coerce, lowerFirst, requiredText, tagsAt, textAt } from './properties.ts';
import { call } from '../state.ts';
import type { Kind } from './kind.ts';

const LONGEST_NAME = 100;
const NUMBERS = new Set(['CanaryPercentage', 'CanaryInterval', 'LinearPercentage', 'LinearInterval', 'Value']);
const FLAGS = new Set(['Enabled', 'IgnorePollAlarmFailure']);
const asApi = (properties: JsonMap, name: string): object =>
  properties[name] === undefined
    ? {}
    : { [name.charAt(0).toLowerCase() + name.slice(1)]: lowerFirst(coerce(properties[name], NUMBERS, FLAGS)) };

export const codeDeployApplication: Kind = {
  replacedBy: ['ApplicationName', 'ComputePlatform'],
  async create(ports, { properties, name }) {
    const applicationName = textAt(properties, 'ApplicationName') ?? name(LONGEST_NAME);
    await call(ports, ports.codeDeploy, 'CreateApplication', {
      applicationName,
      computePlatform: textAt(properties, 'ComputePlatform') ?? 'Server',
      tags: tagsAt(properties),
    });
    return { physicalId: applicationName, attributes: {} };
  },
  update: async (_ports, { physicalId }) => ({ made: { physicalId, attributes: {} } }),
  async remove(ports, { physicalId }) {
    await call(ports, ports.codeDeploy, 'DeleteApplication', { applicationName: physicalId });
  },
};

export const codeDeployGroup: Kind = {
  replacedBy: ['ApplicationName', 'DeploymentGroupName'],
  async create(ports, { properties, name }) {
    const deploymentGroupName = textAt(properties, 'DeploymentGroupName') ?? name(LONGEST_NAME);
    await call(ports, ports.codeDeploy, 'CreateDeploymentGroup', {
      applicationName: requiredText(properties, 'ApplicationName'),
      deploymentGroupName,
      ...groupSettings(properties),
      tags: tagsAt(properties),
    });
    return { physicalId: deploymentGroupName, attributes: {} };
  },
  async update(ports, { physicalId }, { properties }) {
    await call(ports, ports.codeDeploy, 'UpdateDeploymentGroup', {
      applicationName: requiredText(properties, 'ApplicationName'),
      currentDeploymentGroupName: physicalId,
      // The API leaves omitted settings as they are; in a template a missing block means none.
      alarmConfiguration: { enabled: false, alarms: [] },
      autoRollbackConfiguration: { enabled: false, events: [] },
      triggerConfigurations: [],
      ...groupSettings(properties),
    });
    return { made: { physicalId, attributes: {} } };
  },
  async remove(ports, { physicalId, properties }) {
    await call(ports, ports.codeDeploy, 'DeleteDeploymentGroup', {
      applicationName: requiredText(properties, 'ApplicationName'),
      deploymentGroupName: physicalId,
    });
  },
};

function groupSettings(properties: JsonMap): object {
  const alarms: { alarmConfiguration?: object } = asApi(properties, 'AlarmConfiguration');
  return {
    serviceRoleArn: requiredText(properties, 'ServiceRoleArn'),
    ...asApi(properties, 'DeploymentConfigName'),
    ...asApi(properties, 'DeploymentStyle'),
    ...asApi(properties, 'AutoRollbackConfiguration'),
    ...asApi(properties, 'TriggerConfigurations'),
    // For a group without alarms CDK writes {Enabled: false} and SAM {}; the API wants a list.
    ...(alarms.alarmConfiguration === undefined
      ? {}
      : { alarmConfiguration: { enabled: false, alarms: [], ...alarms.alarmConfiguration } }),
  };
}

export const codeDeployConfig: Kind = {
  replacedBy: ['DeploymentConfigName', 'ComputePlatform', 'TrafficRoutingConfig', 'MinimumHealthyHosts', 'ZonalConfig'],
  async create(ports, { properties, name }) {
    const deploymentConfigName = textAt(properties, 'DeploymentConfigName') ?? name(LONGEST_NAME);
    await call(ports, ports.codeDeploy, 'CreateDeploymentConfig', {
      deploymentConfigName,
      ...asApi(properties, 'ComputePlatform'),
      ...asApi(properties, 'TrafficRoutingConfig'),
      ...asApi(properties, 'MinimumHealthyHosts'),
    });
    return { physicalId: deploymentConfigName, attributes: {} };
  },
  update: async (_ports, { physicalId }) => ({ made: { physicalId, attributes: {} } }),
  async remove(ports, { physicalId }) {
    await call(ports, ports.codeDeploy, 'DeleteDeploymentConfig', { deploymentConfigName: physicalId });
  },
};
