import type { SettingChange, VersionChanges } from '../domain/group/version-changes.ts';
import type { VersionConfiguration } from '../parts/lambda.ts';

const SETTINGS = [
  'runtime',
  'handler',
  'memoryMb',
  'timeoutSeconds',
  'architecture',
  'roleArn',
  'description',
] as const;

/** What differs between two versions. Environment values are compared by their hashes and never returned. */
export function compareVersions(
  functionName: string,
  from: VersionConfiguration,
  to: VersionConfiguration,
): VersionChanges {
  const settings: SettingChange[] = SETTINGS.filter((setting) => from[setting] !== to[setting]).map((setting) => ({
    setting,
    from: from[setting],
    to: to[setting],
  }));
  const both = from.environmentNames.filter((name) => to.environmentNames.includes(name));
  return {
    functionName,
    from: withoutSecrets(from),
    to: withoutSecrets(to),
    sameCode: from.codeSha256 === null || to.codeSha256 === null ? null : from.codeSha256 === to.codeSha256,
    settings,
    environment: {
      added: to.environmentNames.filter((name) => !both.includes(name)),
      removed: from.environmentNames.filter((name) => !both.includes(name)),
      changed: both.filter((name) => from.environmentHashes[name] !== to.environmentHashes[name]),
    },
    layers: {
      added: to.layers.filter((layer) => !from.layers.includes(layer)),
      removed: from.layers.filter((layer) => !to.layers.includes(layer)),
    },
  };
}

function withoutSecrets(version: VersionConfiguration): VersionChanges['from'] {
  return {
    version: version.version,
    publishedAt: version.publishedAt,
    description: version.description,
    codeSha256: version.codeSha256,
    runtime: version.runtime,
    memoryMb: version.memoryMb,
    timeoutSeconds: version.timeoutSeconds,
    roleArn: version.roleArn,
    deadLetterArn: version.deadLetterArn,
    codeSizeBytes: version.codeSizeBytes,
  };
}
