/**
 * The content of a body in AWS's chunks (`Content-Encoding: aws-chunked`): each has its size in hexadecimal, perhaps a
 * signature, and its bytes; after the last, of size 0, stand checksums. null: it is not in chunks.
 */
export function decodeChunks(body: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf('\r\n', at);
    const size = end < 0 ? null : /^([0-9a-f]+)(?:;[^\r\n]*)?$/i.exec(body.toString('latin1', at, end))?.[1];
    if (size === null || size === undefined) return null;
    const bytes = Number.parseInt(size, 16);
    if (bytes === 0) return Buffer.concat(parts);
    const from = end + 2;
    if (from + bytes > body.length) return null;
    parts.push(body.subarray(from, from + bytes));
    at = from + bytes + 2;
  }
  return null;
}
