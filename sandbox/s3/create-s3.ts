import type { Operation } from '../kernel/operation.ts';
import { bucketOperations } from './bucket-operations.ts';
import { multipartOperations } from './multipart-operations.ts';
import { objectAddress } from './object-address.ts';
import { objectOperations } from './object-operations.ts';
import type { S3State } from './state.ts';

export interface S3 {
  readonly operations: Record<string, Operation>;
  /** An object's bytes. null: no such key; undefined: the sandbox has no bucket of that name. */
  read(bucket: string, key: string): Uint8Array | null | undefined;
  /** The same of an address as CloudFormation takes it, `https://bucket.s3.region.amazonaws.com/key` and others. */
  readAddress(url: string): Uint8Array | null | undefined;
}

/** Buckets and objects, as far as those who deploy need them: without versions, policies and access rules. */
export function createS3(parts: Pick<S3State, 'account' | 'clock' | 'random'>): S3 {
  const state: S3State = { ...parts, buckets: new Map(), uploads: new Map() };
  const read = (bucket: string, key: string): Uint8Array | null | undefined => {
    const found = state.buckets.get(bucket);
    return found === undefined ? undefined : (found.objects.get(key)?.body ?? null);
  };
  return {
    read,
    readAddress(url) {
      const address = objectAddress(url);
      return address === null ? undefined : read(address.bucket, address.key);
    },
    operations: { ...bucketOperations(state), ...objectOperations(state), ...multipartOperations(state) },
  };
}
