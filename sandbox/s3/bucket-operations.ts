import type {
  CreateBucketOutput,
  CreateBucketRequest,
  GetBucketEncryptionOutput,
  GetBucketLocationOutput,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { bucketOf, ENCRYPTION, type S3State } from './state.ts';

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const MOST_BUCKETS = 10_000;

export function bucketOperations(state: S3State): Record<string, Operation> {
  return {
    CreateBucket(input: CreateBucketRequest): CreateBucketOutput {
      const name = input.Bucket ?? '';
      if (!BUCKET_NAME.test(name)) throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.');
      if (state.buckets.has(name))
        throw new AwsError(
          'BucketAlreadyOwnedByYou',
          'Your previous request to create the named bucket succeeded and you already own it.',
          409,
        );
      const place = input.CreateBucketConfiguration?.LocationConstraint;
      if (place !== undefined && place !== state.account.region)
        throw new AwsError('InvalidLocationConstraint', 'The specified location-constraint is not valid');
      state.buckets.set(name, { name, at: state.clock.now(), objects: new Map() });
      return { Location: `/${name}` };
    },

    HeadBucket(input: HeadBucketRequest): HeadBucketOutput {
      bucketOf(state, input.Bucket);
      return { BucketRegion: state.account.region };
    },

    DeleteBucket(input: HeadBucketRequest) {
      const { name, objects } = bucketOf(state, input.Bucket);
      if (objects.size > 0) throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
      state.buckets.delete(name);
      return {};
    },

    ListBuckets(input: ListBucketsRequest): ListBucketsOutput {
      const { MaxBuckets: most = MOST_BUCKETS, ContinuationToken: after = '', Prefix: prefix = '' } = input;
      const all = [...state.buckets.values()]
        .filter(({ name }) => name.startsWith(prefix) && name > after)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const page = all.slice(0, most);
      const last = page.at(-1)?.name;
      return {
        Owner: { ID: state.account.accountId },
        Buckets: page.map(({ name, at }) => ({ Name: name, CreationDate: new Date(at) })),
        ...(page.length < all.length && last !== undefined ? { ContinuationToken: last } : {}),
      };
    },

    GetBucketLocation(input: HeadBucketRequest): GetBucketLocationOutput {
      bucketOf(state, input.Bucket);
      // The oldest region has none.
      return state.account.region === 'us-east-1'
        ? {}
        : { LocationConstraint: state.account.region as NonNullable<GetBucketLocationOutput['LocationConstraint']> };
    },

    GetBucketEncryption(input: HeadBucketRequest): GetBucketEncryptionOutput {
      bucketOf(state, input.Bucket);
      const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: ENCRYPTION }, BucketKeyEnabled: false }];
      return { ServerSideEncryptionConfiguration: { Rules } } as GetBucketEncryptionOutput;
    },
  };
}
