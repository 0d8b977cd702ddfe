import type { HeldBy } from '../../domain/group/held-by.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { VersionConfiguration } from '../../parts/lambda.ts';
import { unlessRefused } from './unless-refused.ts';

/**
 * The published version with the same content as $LATEST: the newest, or else the one that the alias is on. null:
 * neither, or not known.
 */
export async function readHeldBy(
  { lambda }: Pick<AwsTarget, 'lambda'>,
  functionName: string,
  latest: VersionConfiguration,
  current: VersionConfiguration | null,
): Promise<HeldBy | null> {
  const versions = await unlessRefused(lambda.listVersions(functionName));
  const number = versions?.[0]?.version;
  const newest =
    number === undefined || number === current?.version
      ? current
      : await unlessRefused(lambda.getVersionConfiguration(functionName, number));
  const holds = (version: VersionConfiguration | null) => version?.contentHash === latest.contentHash;
  if (newest !== null && newest.version === number && holds(newest)) return { version: newest.version, isNewest: true };
  return current !== null && holds(current) ? { version: current.version, isNewest: false } : null;
}
