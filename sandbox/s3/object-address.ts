import { s3Place } from '../protocol/s3/s3-place.ts';

/**
 * The object behind `s3://bucket/key`, `https://bucket.s3.region.amazonaws.com/key`, or a path-style address; null:
 * none.
 */
export function objectAddress(url: string): { bucket: string; key: string } | null {
  const parsed = URL.parse(url);
  if (parsed === null) return null;
  const { host, pathname: path } = parsed;
  try {
    const { bucket, key } =
      parsed.protocol === 's3:'
        ? { bucket: host, key: decodeURIComponent(path.slice(1)) }
        : s3Place({ path, headers: { host } });
    return bucket === null || key === null || key === '' ? null : { bucket, key };
  } catch {
    return null;
  }
}
