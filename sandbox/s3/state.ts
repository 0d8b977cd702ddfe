import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import { AwsError } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';

export interface StoredObject {
  body: Uint8Array;
  /** With its quotes. */
  etag: string;
  contentType: string;
  contentEncoding: string | undefined;
  metadata: Record<string, string>;
  at: SimMs;
}

export interface Upload {
  bucket: string;
  key: string;
  contentType: string | undefined;
  contentEncoding: string | undefined;
  metadata: Record<string, string>;
  parts: Map<number, { body: Uint8Array; etag: string }>;
}

export interface Bucket {
  name: string;
  at: SimMs;
  objects: Map<string, StoredObject>;
}

export interface S3State {
  readonly account: Account;
  readonly clock: Clock;
  readonly random: Random;
  readonly buckets: Map<string, Bucket>;
  /** Uploads in several parts that have not ended, by id. */
  readonly uploads: Map<string, Upload>;
}

/** How all objects are encrypted, as far as answers say so. */
export const ENCRYPTION = 'AES256';

/** @throws AwsError NoSuchBucket */
export function bucketOf({ buckets }: S3State, name: string | undefined): Bucket {
  const bucket = buckets.get(name ?? '');
  if (bucket === undefined) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  return bucket;
}
