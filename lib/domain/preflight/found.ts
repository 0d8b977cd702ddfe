import type { Finding } from './preflight.ts';

/** A finding about the group as a whole, unless it has a subject. */
export function found(
  finding: Omit<Finding, 'subject' | 'since'> & Partial<Pick<Finding, 'subject' | 'since'>>,
): Finding {
  return { subject: null, since: null, ...finding };
}
