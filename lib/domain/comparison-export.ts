import { formatCount } from './format-count.ts';
import { formatDurationMs } from './format-duration.ts';
import { formatPercent, formatRate } from './format-percent.ts';
import { formatUtcDateTime } from './format-utc.ts';
import type { Rollout, VersionTraffic } from './rollout.ts';
import { wilsonInterval } from './wilson-interval.ts';

interface ExportedMeasure {
  /** In words, for Markdown. */
  label: string;
  /** With its unit, for CSV and JSON. */
  name: string;
  /** null: not known. */
  value: (traffic: VersionTraffic) => number | null;
  text: (traffic: VersionTraffic) => string;
}

const MEASURES: ExportedMeasure[] = [
  { label: 'Calls', name: 'calls', value: ({ calls }) => calls, text: ({ calls }) => formatCount(calls) },
  { label: 'Failed', name: 'failed', value: ({ errors }) => errors, text: ({ errors }) => formatCount(errors) },
  {
    label: 'Failure rate',
    name: 'failedPercent',
    value: ({ errors, calls }) => (calls === 0 ? null : (errors / calls) * 100),
    text: ({ errors, calls }) => formatRate(errors, calls),
  },
  {
    label: '95% range, from',
    name: 'failedLowPercent',
    value: (traffic) => rangeOf(traffic)?.lowPercent ?? null,
    text: (traffic) => formatPercent(rangeOf(traffic)?.lowPercent ?? null),
  },
  {
    label: '95% range, to',
    name: 'failedHighPercent',
    value: (traffic) => rangeOf(traffic)?.highPercent ?? null,
    text: (traffic) => formatPercent(rangeOf(traffic)?.highPercent ?? null),
  },
  {
    label: 'Throttled',
    name: 'throttled',
    value: ({ throttles }) => throttles,
    text: ({ throttles }) => formatCount(throttles),
  },
  ...(['p50', 'p90', 'p99'] as const).map((name): ExportedMeasure => ({
    label: `Duration ${name}`,
    name: `${name}Ms`,
    value: (traffic) => traffic[`${name}Ms`],
    text: (traffic) => formatDurationMs(traffic[`${name}Ms`]),
  })),
];

/** Both versions side by side with the verdict, for a post-mortem. */
export function comparisonAsMarkdown(rollout: Rollout): string {
  const { traffic, verdict, baselineVersion, candidateVersion } = rollout;
  const name = rollout.functionName === null ? rollout.group : `${rollout.functionName}:${rollout.alias}`;
  const span =
    traffic === null ? [] : [`${formatUtcDateTime(traffic.since)} to ${formatUtcDateTime(traffic.until)} UTC`];
  const said = verdict === null ? [] : [`${verdict.headline}. ${[verdict.detail, ...verdict.besides].join(' ')}`];
  const cell = (side: VersionTraffic | null, { text }: ExportedMeasure) => (side === null ? '—' : text(side));
  return [
    `**${escaped(name)}**, rollout ${escaped(rollout.id)}`,
    ...[...span, ...said].flatMap((line) => ['', escaped(line)]),
    '',
    `| | ${escaped(baselineVersion ?? '—')} (baseline) | ${escaped(candidateVersion ?? '—')} (candidate) |`,
    '| --- | ---: | ---: |',
    ...MEASURES.map(
      (measure) =>
        `| ${measure.label} | ${cell(traffic?.baseline ?? null, measure)} | ${cell(traffic?.candidate ?? null, measure)} |`,
    ),
    '',
  ].join('\n');
}

/** One line a measure; what is not known is empty. Lines end as RFC 4180 wants them. */
export function comparisonAsCsv({ traffic, baselineVersion, candidateVersion }: Rollout): string {
  const value = (side: VersionTraffic | null, measure: ExportedMeasure) =>
    (side === null ? null : measure.value(side))?.toString() ?? '';
  const rows = [
    ['measure', `baseline ${baselineVersion ?? ''}`.trim(), `candidate ${candidateVersion ?? ''}`.trim()],
    ...MEASURES.map((each) => [
      each.name,
      value(traffic?.baseline ?? null, each),
      value(traffic?.candidate ?? null, each),
    ]),
  ];
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** The same with the rollout's names, times and verdict. */
export function comparisonAsJson(rollout: Rollout): string {
  const { traffic } = rollout;
  const side = (version: string | null, counts: VersionTraffic | null) => ({
    version,
    ...Object.fromEntries(MEASURES.map(({ name, value }) => [name, counts === null ? null : value(counts)])),
  });
  const document = {
    rollout: rollout.id,
    application: rollout.application,
    group: rollout.group,
    functionName: rollout.functionName,
    alias: rollout.alias,
    status: rollout.status,
    since: traffic?.since ?? null,
    until: traffic?.until ?? null,
    verdict: rollout.verdict,
    baseline: side(rollout.baselineVersion, traffic?.baseline ?? null),
    candidate: side(rollout.candidateVersion, traffic?.candidate ?? null),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function rangeOf({ errors, calls }: VersionTraffic) {
  return wilsonInterval(errors, calls);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\|*_`<>[\]]/g, '\\$&');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
