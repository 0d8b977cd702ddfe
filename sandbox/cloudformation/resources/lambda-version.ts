import { AwsError } from '../../kernel/operation.ts';
import { requiredText, textAt } from './properties.ts';
import { call, type Ports } from '../state.ts';
import type { Kind } from './kind.ts';
import { provision } from './provision.ts';

/** AWS::Lambda::Version. Ignores CodeSha256: the sandbox's packages have other hashes than AWS's. */
export const lambdaVersion: Kind = {
  replacedBy: ['FunctionName', 'Description', 'CodeSha256', 'RuntimePolicy'],

  async create(ports, { properties }) {
    const functionName = requiredText(properties, 'FunctionName');
    const before = await lastVersion(ports, functionName);
    const description = textAt(properties, 'Description');
    const published = await call(ports, ports.lambda, 'PublishVersion', {
      FunctionName: functionName,
      ...(description === undefined ? {} : { Description: description }),
    });
    const version = String(published['Version']);
    if (version === before) {
      throw new AwsError(
        'AlreadyExists',
        `A version for this Lambda function exists ( ${version} ). Modify the function to create a new version.`,
      );
    }
    await provision(ports, functionName, version, properties);
    const arn = String(published['FunctionArn']);
    return { physicalId: arn, attributes: { Version: version, FunctionArn: arn } };
  },

  async update(ports, { physicalId, attributes }, { properties }) {
    await provision(ports, requiredText(properties, 'FunctionName'), attributes['Version'] ?? '', properties);
    return { made: { physicalId, attributes: { ...attributes } } };
  },

  async remove(ports, { physicalId }) {
    await call(ports, ports.lambda, 'DeleteFunction', { FunctionName: physicalId });
  },
};

async function lastVersion(ports: Ports, functionName: string): Promise<string | null> {
  let marker: string | undefined;
  let last: string | null = null;
  do {
    const page = await call(ports, ports.lambda, 'ListVersionsByFunction', {
      FunctionName: functionName,
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    last = (page['Versions'] as { Version?: string }[]).at(-1)?.Version ?? last;
    marker = page['NextMarker'] as string | undefined;
  } while (marker !== undefined);
  return last === '$LATEST' ? null : last;
}
