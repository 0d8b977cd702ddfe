import type { AuditEntry, EndOfBypass } from '@/lib/domain/acting/audit.ts';

/** Why, as a person or Sluice gave it, in quotation marks; of a bypass that ended elsewhere, whose it was. */
export function reasonWords({ reason, ends }: Pick<AuditEntry, 'reason' | 'ends'>): string {
  if (ends === undefined) return `“${reason}”`;
  const bypass = `The bypass by ${ends.by} ends: "${reason}"`;
  return ends.why.kind === 'elsewhere' ? bypass : `“${[...whyWords(ends.why), bypass].join(' ')}”`;
}

function whyWords(why: EndOfBypass): string[] {
  switch (why.kind) {
    case 'elsewhere':
      return [];
    case 'time':
      return [`The time that ${why.setBy} set has come.`];
    case 'success':
      return why.rolloutId === null ? [] : [`${why.rolloutId} succeeded.`];
    case 'words':
      return [why.text];
  }
}
