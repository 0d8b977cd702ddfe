import type {
  DeleteObjectRequest,
  GetObjectRequest,
  HeadObjectOutput,
  ListObjectsV2Output,
  ListObjectsV2Request,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { bytesOf, checkDigest, headersOf, md5, rangeOf } from './content.ts';
import { bucketOf, ENCRYPTION, type S3State, type StoredObject } from './state.ts';

const MOST_KEYS = 1000;

export function objectOperations(state: S3State): Record<string, Operation> {
  return {
    PutObject(input: PutObjectRequest): PutObjectOutput {
      const { objects } = bucketOf(state, input.Bucket);
      const key = input.Key ?? '';
      if (input.IfNoneMatch === '*' && objects.has(key))
        throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
      const body = bytesOf(input.Body);
      const etag = `"${md5(body)}"`;
      checkDigest(input.ContentMD5, body);
      objects.set(key, { body, etag, at: state.clock.now(), ...headersOf(input) });
      return { ETag: etag, ServerSideEncryption: ENCRYPTION };
    },

    GetObject(input: GetObjectRequest) {
      const object = objectOf(state, input.Bucket, input.Key);
      const range = rangeOf(input.Range, object.body.byteLength);
      if (range === null) return { ...describe(object), Body: object.body };
      const { from, to } = range;
      const body = object.body.subarray(from, to + 1);
      const ContentRange = `bytes ${from}-${to}/${object.body.byteLength}`;
      return { ...describe(object), ContentLength: body.byteLength, ContentRange, Body: body };
    },

    HeadObject: (input: GetObjectRequest): HeadObjectOutput => describe(objectOf(state, input.Bucket, input.Key)),

    DeleteObject(input: DeleteObjectRequest) {
      bucketOf(state, input.Bucket).objects.delete(input.Key ?? '');
      return {};
    },

    ListObjectsV2(input: ListObjectsV2Request): ListObjectsV2Output {
      const { Prefix: prefix = '', MaxKeys: asked = MOST_KEYS, ContinuationToken: token, StartAfter: after } = input;
      const { name, objects } = bucketOf(state, input.Bucket);
      const from = token === undefined ? after : Buffer.from(token, 'base64url').toString();
      const all = [...objects]
        .filter(([key]) => key.startsWith(prefix) && (from === undefined || key > from))
        .toSorted(([a], [b]) => (a < b ? -1 : 1));
      const page = all.slice(0, Math.min(asked, MOST_KEYS));
      const last = page.at(-1)?.[0];
      const more = page.length < all.length && last !== undefined;
      return {
        Name: name,
        Prefix: prefix,
        MaxKeys: asked,
        KeyCount: page.length,
        IsTruncated: more,
        Contents: page.map(([Key, { etag, body, at }]) => ({
          Key,
          ETag: etag,
          Size: body.byteLength,
          LastModified: new Date(at),
          StorageClass: 'STANDARD',
        })),
        ...(more ? { NextContinuationToken: Buffer.from(last).toString('base64url') } : {}),
      };
    },
  };
}

/** @throws AwsError NoSuchBucket, NoSuchKey */
function objectOf(state: S3State, bucket: string | undefined, key: string | undefined): StoredObject {
  const found = bucketOf(state, bucket).objects.get(key ?? '');
  if (found === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  return found;
}

const describe = (object: StoredObject): HeadObjectOutput => ({
  ETag: object.etag,
  ContentLength: object.body.byteLength,
  ContentType: object.contentType,
  ...(object.contentEncoding === undefined ? {} : { ContentEncoding: object.contentEncoding }),
  LastModified: new Date(object.at),
  Metadata: object.metadata,
  ServerSideEncryption: ENCRYPTION,
  AcceptRanges: 'bytes',
});
