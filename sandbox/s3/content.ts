import { createHash } from 'node:crypto';
import type { CreateMultipartUploadRequest, PutObjectRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../kernel/operation.ts';

/** The bytes that a `Range` asks for, both ends included; null: all of them. @throws AwsError InvalidRange */
export function rangeOf(given: string | undefined, length: number): { from: number; to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(given ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (from > to) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return { from, to };
}

export const BINARY = 'binary/octet-stream';

/** What an object keeps of the request that made it. */
export function headersOf(input: PutObjectRequest | CreateMultipartUploadRequest) {
  const encoding = input.ContentEncoding?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== 'aws-chunked' && one !== '')
    .join(',');
  return {
    contentType: input.ContentType ?? BINARY,
    contentEncoding: encoding === undefined || encoding === '' ? undefined : encoding,
    metadata: input.Metadata ?? {},
  };
}

export const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
export const unquoted = (etag: string): string => etag.replaceAll('"', '');
export const bytesOf = (body: unknown): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array());

export function checkDigest(given: string | undefined, body: Uint8Array): void {
  if (given !== undefined && Buffer.from(given, 'base64').toString('hex') !== md5(body))
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}
