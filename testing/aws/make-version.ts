import type { PublishedVersion } from '../../lib/domain/group/group.ts';
import type { VersionConfiguration } from '../../lib/parts/lambda.ts';

/** For tests: a version of which only its number is known. */
export function makePublishedVersion(change: Partial<PublishedVersion> = {}): PublishedVersion {
  return {
    version: '1',
    publishedAt: null,
    description: null,
    codeSha256: null,
    runtime: null,
    memoryMb: null,
    timeoutSeconds: null,
    roleArn: null,
    deadLetterArn: null,
    ...change,
  };
}

/** For tests: a version without environment and layers. */
export function makeVersionConfiguration(change: Partial<VersionConfiguration> = {}): VersionConfiguration {
  return {
    ...makePublishedVersion(),
    environmentNames: [],
    environmentHashes: {},
    layers: [],
    handler: null,
    architecture: null,
    codeSizeBytes: null,
    contentHash: 'content',
    ...change,
  };
}
