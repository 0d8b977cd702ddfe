import type { Random } from './random.ts';

const DEPLOYMENT_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A UUID from the seeded randomness, so that a run can be repeated. */
export function makeUuid(random: Random): string {
  const hex = (digits: number): string =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const variant = '89ab'.charAt(Math.floor(random.next() * 4));
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}

/** Like `d-0B7YUA91L`: nine capitals and digits, as in every captured deployment id. */
export function makeDeploymentId(random: Random): string {
  let id = 'd-';
  for (let i = 0; i < 9; i++) id += DEPLOYMENT_LETTERS.charAt(Math.floor(random.next() * DEPLOYMENT_LETTERS.length));
  return id;
}

/** Uniform in [low, high). */
export function between(random: Random, low: number, high: number): number {
  return low + random.next() * (high - low);
}
