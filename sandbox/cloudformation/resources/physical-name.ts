import type { Random } from '../../kernel/random.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SUFFIX = 12;

/**
 * A name as CloudFormation generates it: `<stack>-<logicalId>-<12 mixed-case characters>` (captured). Both parts are
 * cut to fit the service's limit of `most` characters.
 */
export function physicalName(random: Random, stack: string, logicalId: string, most: number): string {
  let suffix = '';
  for (let i = 0; i < SUFFIX; i++) suffix += LETTERS.charAt(Math.floor(random.next() * LETTERS.length));
  const room = most - SUFFIX - 2;
  const ofStack = Math.max(Math.floor(room / 2), room - logicalId.length);
  const first = stack.slice(0, ofStack);
  return `${first}-${logicalId.slice(0, room - first.length)}-${suffix}`;
}
