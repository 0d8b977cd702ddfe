import type { WireRequest } from '../wire.ts';

/** What a request to S3 is about; key null: the bucket; bucket null: all of them. */
export interface S3Place {
  bucket: string | null;
  /** Decoded. */
  key: string | null;
}

/** Hosts that begin with a bucket: AWS's own, and names of this machine. */
const VIRTUAL_HOST =
  /^(.{3,63}?)\.(?:s3[.-](?:[a-z0-9-]+\.)*amazonaws\.com(?:\.cn)?|(?:s3\.)?(?:[a-z0-9-]+\.)?localhost)$/;

/** The bucket is the beginning of the host (virtual host) or of the path. @throws URIError for a path that is none. */
export function s3Place({ path, headers }: Pick<WireRequest, 'path' | 'headers'>): S3Place {
  const host = (headers['host'] ?? '').replace(/:\d+$/, '').toLowerCase();
  const named = VIRTUAL_HOST.exec(host)?.[1];
  const bucket = named === undefined || named === 's3' ? null : named;
  const rest = path.replace(/^\//, '');
  if (bucket !== null) return { bucket, key: rest === '' ? null : decodeURIComponent(rest) };
  const slash = rest.indexOf('/');
  const first = slash < 0 ? rest : rest.slice(0, slash);
  const key = slash < 0 ? '' : rest.slice(slash + 1);
  return {
    bucket: first === '' ? null : decodeURIComponent(first),
    key: key === '' ? null : decodeURIComponent(key),
  };
}
