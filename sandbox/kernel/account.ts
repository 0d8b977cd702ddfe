/** An account and one region of it: what a world plays. */
export interface Account {
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
}

/** Prefixes of region names, longest first, with their partition (botocore's endpoints). */
const PARTITIONS = [
  ['us-isob-', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['us-iso-', 'aws-iso', 'c2s.ic.gov'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
] as const;

const find = (region: string) => PARTITIONS.find(([prefix]) => region.startsWith(prefix));

/** The second part of every ARN there: "aws", "aws-cn", … */
export const partitionOf = (region: string): string => find(region)?.[1] ?? 'aws';

/** The domain of the partition's endpoints, like "amazonaws.com". */
export const dnsSuffixOf = (region: string): string => find(region)?.[2] ?? 'amazonaws.com';

/** Like "482109371166/eu-west-1": how a target is named on the command line and in addresses. */
export const nameOf = ({ accountId, region }: Account): string => `${accountId}/${region}`;

/** The one that the sandbox plays if none is named. It belongs to nobody. */
export const USUAL_ACCOUNT: Account = { accountId: '482109371166', region: 'eu-west-1' };
