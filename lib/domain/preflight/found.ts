import type { Finding } from './preflight.ts';

/** A finding of the group as a whole unless it says what it is about. */
export function found(
  finding: Omit<Finding, 'subject' | 'since'> & Partial<Pick<Finding, 'subject' | 'since'>>,
): Finding {
  return { subject: null, since: null, ...finding };
}
