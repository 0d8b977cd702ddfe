import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { formatUtcDateTime } from '@/lib/domain/format/format-utc.ts';

export interface ChangeLine {
  name: string;
  /** null: not recorded on that side. */
  before: string | null;
  after: string | null;
}

const FIELD_WORDS = new Map<string, string>(
  Object.entries({
    alarmsIgnored: 'Alarms',
    alarms: 'Alarm list',
    until: 'Until',
    version: 'Alias version',
    ignoreAlarms: 'Alarms of this rollout',
    rolloutId: 'Rollout',
    status: 'Status',
    routedPercent: 'Routed',
    rolledBackBy: 'Undone by',
    bypassedBy: 'Bypassed by',
    since: 'Bypassed since',
  }),
);

/** Before and after, field by field, in words; fields that stayed as they were are left out. */
export function changeLines(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): ChangeLine[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const line = {
      name: FIELD_WORDS.get(name) ?? name,
      before: side(name, before),
      after: side(name, after),
    };
    return line.before === line.after ? [] : [line];
  });
}

function side(name: string, record: Record<string, unknown> | null): string | null {
  return record && Object.hasOwn(record, name) ? valueWords(name, record[name]) : null;
}

function valueWords(name: string, value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (name === 'alarmsIgnored' || name === 'ignoreAlarms') return value === true ? 'ignored' : 'obeyed';
  if (typeof value === 'number') return name.endsWith('Percent') ? formatPercent(value) : String(value);
  if (typeof value === 'string') return isInstant(value) ? `${formatUtcDateTime(value)} UTC` : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((each) => valueWords('', each)).join(', ');
  if (typeof value !== 'object') return 'unknown';
  const at = 'at' in value && typeof value.at === 'string' ? `${formatUtcDateTime(value.at)} UTC` : null;
  if ('event' in value && value.event === 'next-success') {
    return at === null ? 'the next success' : `the next success, at the latest ${at}`;
  }
  if (at !== null) return at;
  return JSON.stringify(value);
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
}
