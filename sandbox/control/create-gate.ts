import { refuseForeign } from './refuse-foreign.ts';
import { nameOf, partitionOf } from '../kernel/account.ts';
import { ConnectionReset, type Gate } from '../protocol/handle-request.ts';
import { userOf } from '../sts/create-sts.ts';
import type { World } from '../world/create-world.ts';
import type { CallCounter } from './call-counter.ts';
import type { Faults } from './faults.ts';

/** Faults, counts and the journal for requests to AWS's services. */
export function createGate(parts: {
  world: () => World;
  faults: Faults;
  calls: CallCounter;
  perform: Gate['perform'];
}): Gate {
  const { world, faults, calls, perform } = parts;
  return {
    async enter(service, operation) {
      try {
        await faults.enter({ service, operation, target: nameOf(world().account) });
      } catch (error) {
        if (error instanceof ConnectionReset) calls.count(service.iamPrefix, operation, 0);
        throw error;
      }
    },
    refuse(service, operation, input, { caller = userOf(world().account) }) {
      const { account } = world();
      faults.refuse(
        { service, operation, target: nameOf(account) },
        { caller: caller.arn, resource: () => describeResource(world(), service.iamPrefix, operation, input) },
      );
      refuseForeign(account, { service, operation, caller }, input);
    },
    perform,
    count: (service, operation, status) => calls.count(service, operation, status),
  };
}

/** The ARN that IAM's refusal names for a call; "*" if the operation has no resource. */
function describeResource(
  world: Pick<World, 'account' | 'codeDeploy'>,
  service: string,
  operation: string,
  input: Record<string, unknown>,
): string {
  const { region, accountId } = world.account;
  const text = (name: string): string | undefined => (typeof input[name] === 'string' ? input[name] : undefined);
  if (service === 'codedeploy') {
    const owner = world.codeDeploy.groupOf(text('deploymentId') ?? '');
    const application = text('applicationName') ?? owner?.application;
    const group = text('deploymentGroupName') ?? text('currentDeploymentGroupName') ?? owner?.group;
    if (application !== undefined && group !== undefined)
      return `arn:${partitionOf(region)}:codedeploy:${region}:${accountId}:deploymentgroup:${application}/${group}`;
    if (application !== undefined)
      return `arn:${partitionOf(region)}:codedeploy:${region}:${accountId}:application:${application}`;
    const config = text('deploymentConfigName');
    return config === undefined
      ? '*'
      : `arn:${partitionOf(region)}:codedeploy:${region}:${accountId}:deploymentconfig:${config}`;
  }
  if (service === 'lambda') {
    const name = text('FunctionName');
    if (name === undefined) return text('Resource') ?? '*';
    return name.startsWith('arn:') ? name : `arn:${partitionOf(region)}:lambda:${region}:${accountId}:function:${name}`;
  }
  if (service === 'logs') {
    const group = text('logGroupName');
    return group === undefined
      ? '*'
      : `arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group:${group}:log-stream:`;
  }
  if (service === 'apigateway') {
    const parts = [text('restApiId'), ...(text('stageName') === undefined ? [] : ['stages', text('stageName')])];
    return `arn:${partitionOf(region)}:apigateway:${region}::/restapis${parts[0] === undefined ? '' : `/${parts.join('/')}`}`;
  }
  if (service === 'cloudformation') {
    const stack = text('StackName');
    if (stack === undefined) return '*';
    return stack.startsWith('arn:')
      ? stack
      : `arn:${partitionOf(region)}:cloudformation:${region}:${accountId}:stack/${stack}/*`;
  }
  if (service === 's3') {
    const [bucket, key] = [text('Bucket'), text('Key')];
    return bucket === undefined
      ? '*'
      : `arn:${partitionOf(region)}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
  }
  if (service === 'ssm') {
    const name = text('Name');
    return name === undefined
      ? '*'
      : `arn:${partitionOf(region)}:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, '')}`;
  }
  if (service === 'sts') return text('RoleArn') ?? '*';
  // Seen at AWS, whichever alarms the call names.
  if (operation === 'DescribeAlarms') return `arn:${partitionOf(region)}:cloudwatch:${region}:${accountId}:alarm:*`;
  const alarm = text('AlarmName');
  return alarm === undefined ? '*' : `arn:${partitionOf(region)}:cloudwatch:${region}:${accountId}:alarm:${alarm}`;
}
