import type {
  DeleteParameterRequest,
  DeleteParameterResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
  ParameterType,
  PutParameterRequest,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import { partitionOf, type Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import { AwsError, type Operation } from '../kernel/operation.ts';

interface Version {
  value: string;
  type: ParameterType;
  at: SimMs;
}

const NAME = /^[\w.\-/]{1,1011}$/;
const TYPES = ['String', 'StringList', 'SecureString'];
/** Of a standard parameter, in bytes. */
const LARGEST_VALUE = 4096;
const MOST_NAMES = 10;

export interface Ssm {
  readonly operations: Record<string, Operation>;
  /** The latest value, or that of `name:version`; null: there is none. */
  valueOf(name: string): string | null;
  /** Sets a String. Throws AwsError for a name or value that is none. */
  put(name: string, value: string): PutParameterResult;
}

/** Parameter Store, as far as stacks and those who deploy them need it. Nothing is encrypted. */
export function createSsm(parts: { account: Account; clock: Clock }): Ssm {
  const { account, clock } = parts;
  /** By name: its versions, oldest first. */
  const parameters = new Map<string, Version[]>();

  const find = (asked: string): Parameter | null => {
    const own = `arn:${partitionOf(account.region)}:ssm:${account.region}:${account.accountId}:parameter`;
    const [, path = '', selector] = /^(.*?)(?::(\d+))?$/.exec(asked.replace(`${own}/`, '/')) ?? [];
    const versions = parameters.get(path) ?? parameters.get(path.slice(1)) ?? [];
    const number = selector === undefined ? versions.length : Number(selector);
    const found = versions[number - 1];
    if (found === undefined) return null;
    const name = parameters.has(path) ? path : path.slice(1);
    return {
      Name: name,
      Type: found.type,
      Value: found.value,
      Version: number,
      ...(selector === undefined ? {} : { Selector: `:${selector}` }),
      LastModifiedDate: new Date(found.at),
      ARN: `${own}${name.startsWith('/') ? '' : '/'}${name}`,
      DataType: 'text',
    };
  };

  const put = (input: PutParameterRequest): PutParameterResult => {
    const { Name: name = '', Value: value = '', Overwrite: overwrite = false } = input;
    const versions = parameters.get(name) ?? [];
    const type = input.Type ?? versions.at(-1)?.type;
    check(name, value, type);
    if (versions.length > 0 && !overwrite)
      throw new AwsError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    const next = { value, type: type ?? 'String', at: clock.now() };
    parameters.set(name, [...versions, next]);
    return { Version: versions.length + 1, Tier: 'Standard' };
  };

  return {
    put: (name, value) => put({ Name: name, Value: value, Type: 'String', Overwrite: true }),
    valueOf: (name) => find(name)?.Value ?? null,
    operations: {
      PutParameter: put,

      GetParameter(input: GetParameterRequest): GetParameterResult {
        const found = find(input.Name ?? '');
        // Its sentence is empty at AWS, too.
        if (found === null) throw new AwsError('ParameterNotFound', '');
        return { Parameter: found };
      },

      GetParameters(input: GetParametersRequest): GetParametersResult {
        const { Names: names = [] } = input;
        if (names.length > MOST_NAMES)
          throw invalid(
            `Value at 'names' failed to satisfy constraint: Member must have length less than or equal to ${MOST_NAMES}`,
          );
        return {
          Parameters: names.flatMap((name) => find(name) ?? []),
          InvalidParameters: names.filter((name) => find(name) === null),
        };
      },

      DeleteParameter(input: DeleteParameterRequest): DeleteParameterResult {
        if (!parameters.delete(input.Name ?? '')) throw new AwsError('ParameterNotFound', '');
        return {};
      },
    },
  };
}

function check(name: string, value: string, type: string | undefined): void {
  if (!NAME.test(name))
    throw invalid(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). Names consist of letters, digits, and .-_/',
    );
  if (type === undefined) throw invalid('A parameter type is required when you create a parameter.');
  if (!TYPES.includes(type))
    throw invalid(
      `1 validation error detected: Value '${type}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [${TYPES.join(', ')}]`,
    );
  if (value === '')
    throw invalid(
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
    );
  if (Buffer.byteLength(value) > LARGEST_VALUE)
    throw invalid(
      `Standard tier parameters support a maximum parameter value of ${LARGEST_VALUE} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.`,
    );
}

const invalid = (message: string): AwsError => new AwsError('ValidationException', message);
