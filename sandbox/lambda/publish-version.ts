import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { functionArn, newRevisionId, type FunctionRecord, type LambdaState } from './state.ts';

/** Members that differ between two versions of the same code and configuration. */
const IDENTITY = new Set(['Version', 'FunctionArn', 'RevisionId', 'LastModified', 'State', 'LastUpdateStatus']);

/**
 * Publishes $LATEST; returns the version that was published last if nothing has changed in $LATEST since, its
 * description included. A description that only PublishVersion gives is the version's own.
 */
export function publishVersion(
  state: LambdaState,
  record: FunctionRecord,
  description: string | undefined,
): FunctionConfiguration {
  const last = record.versions.get(record.published?.version ?? '');
  const now = fingerprint(record.latest);
  if (last !== undefined && record.published?.fingerprint === now) return last;
  const number = String(record.nextVersion++);
  const version: FunctionConfiguration = {
    ...record.latest,
    ...(description === undefined ? {} : { Description: description }),
    Version: number,
    FunctionArn: functionArn(state, record.name, number),
    RevisionId: newRevisionId(state),
    ...(record.latest.SnapStart?.ApplyOn === 'PublishedVersions'
      ? { SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' } }
      : {}),
  };
  record.versions.set(number, version);
  record.published = { version: number, fingerprint: now };
  const image = record.images.get('$LATEST');
  if (image !== undefined) record.images.set(number, image);
  const code = record.code.get('$LATEST');
  if (code !== undefined) record.code.set(number, code);
  return version;
}

function fingerprint(version: FunctionConfiguration): string {
  return JSON.stringify(
    Object.entries(version)
      .filter(([name]) => !IDENTITY.has(name))
      .map(([name, value]) => [name, name === 'SnapStart' ? version.SnapStart?.ApplyOn : value] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
