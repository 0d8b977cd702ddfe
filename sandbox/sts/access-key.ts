import { createHash } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The bits of the first six bytes that hold the account. */
const ACCOUNT = 0x7f_ff_ff_ff_ff_80n;

/**
 * A temporary access key id of an account. As in AWS's own, the account number is in it (base 32, the first six bytes
 * shifted by seven bits: found by A. Spindel and T. Fornelius, not documented). `salt` makes the rest.
 */
export function makeAccessKeyId(accountId: string, salt: string): string {
  const bytes = createHash('sha256').update(salt).digest().subarray(0, 10);
  const first = (BigInt(accountId) << 7n) & ACCOUNT;
  bytes.writeUIntBE(Number(first) + ((bytes[5] ?? 0) % 128), 0, 6);
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let i = 0; i < 16; i++) {
    text = LETTERS.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `ASIA${text}`;
}

/** The account number in an access key id, or a key id that is an account number; null: neither. */
export function accountOfKey(accessKeyId: string): string | null {
  if (/^\d{12}$/.test(accessKeyId)) return accessKeyId;
  const text = /^A[SK]IA([A-Z2-7]{16})$/.exec(accessKeyId)?.[1];
  if (text === undefined) return null;
  let bits = 0n;
  for (const letter of text) bits = (bits << 5n) | BigInt(LETTERS.indexOf(letter));
  return String(((bits >> 32n) & ACCOUNT) >> 7n).padStart(12, '0');
}
