/**
 * The first `count` blocks of 2^`bits` addresses within an IPv4 block, as in Fn::Cidr; null if the arguments are
 * invalid or do not fit.
 */
export function cidrBlocks(block: string, count: number, bits: number): string[] | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block);
  if (match === null || !Number.isInteger(count) || count < 1 || count > 256) return null;
  const [prefix = 33, ...bytes] = [match[5], ...match.slice(1, 5)].map(Number);
  if (prefix > 32 || bytes.some((byte) => byte > 255)) return null;
  const size = 2 ** bits;
  if (!Number.isInteger(bits) || bits < 1 || bits > 32 || size * count > 2 ** (32 - prefix)) return null;
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const first = address - (address % 2 ** (32 - prefix));
  return Array.from({ length: count }, (_none, index) => {
    const start = first + index * size;
    return `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.')}/${32 - bits}`;
  });
}
