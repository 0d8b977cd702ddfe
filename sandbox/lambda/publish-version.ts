import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { functionArn, newRevisionId, type FunctionRecord, type LambdaState } from './state.ts';

/** Members that differ between two versions of the same code and configuration. */
const IDENTITY = new Set([
  'Version',
  'FunctionArn',
  'RevisionId',
  'LastModified',
  'Description',
  'State',
  'LastUpdateStatus',
]);

/** Publishes $LATEST; returns the last version if its code and configuration are the same. */
export function publishVersion(
  state: LambdaState,
  record: FunctionRecord,
  description: string | undefined,
): FunctionConfiguration {
  const last = [...record.versions.values()].at(-1);
  if (last !== undefined && fingerprint(last) === fingerprint(record.latest)) return last;
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
