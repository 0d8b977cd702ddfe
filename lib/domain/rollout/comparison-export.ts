import type { RolloutVerdict } from '../verdict/rollout-verdict.ts';
import { describeBeside, describeSlowVerdict, describeVerdict } from '../verdict/describe-verdict.ts';
import { describeCover } from '../verdict/cover/describe-cover.ts';
import type { Iso } from '../time/iso.ts';
import type { ColdStarts } from '../series/cold-starts.ts';
import { describeGuard } from './describe-guard.ts';
import { describeSlowLimit } from '../verdict/slow-limit.ts';
import { formatCount } from '../format/format-count.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import { formatPercent, formatRate } from '../format/format-percent.ts';
import { formatUtcDateTime } from '../format/format-utc.ts';
import { failuresOf } from './failures-of.ts';
import type { FailedOf, SlowOf } from '../verdict/rollout-verdict.ts';
import type { Rollout, VersionTraffic } from './rollout.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';

/** One version's side of the comparison. */
interface Side {
  traffic: VersionTraffic;
  /** null: not known. */
  failures: FailedOf | null;
  /** null: not counted. */
  slow: SlowOf | null;
  coldStarts: number | null;
  /** There were more cold starts than lines that were read. */
  isAtLeast: boolean;
}

interface ExportedMeasure {
  /** In words, for Markdown. */
  label: string;
  /** With its unit, for CSV and JSON. */
  name: string;
  /** null: not known. */
  value: (side: Side) => number | null;
  text: (side: Side) => string;
}

const MEASURES: ExportedMeasure[] = [
  {
    label: 'Calls',
    name: 'calls',
    value: ({ traffic }) => traffic.calls,
    text: ({ traffic }) => formatCount(traffic.calls),
  },
  {
    label: 'Failed',
    name: 'failed',
    value: ({ failures }) => failures?.failed ?? null,
    text: ({ failures }) => formatCount(failures?.failed ?? null),
  },
  {
    label: 'Failure rate',
    name: 'failedPercent',
    value: ({ failures }) => (failures === null ? null : percentOf(failures.failed, failures.calls)),
    text: ({ failures }) => formatRate(failures?.failed ?? null, failures?.calls ?? null),
  },
  {
    label: '95% range, from',
    name: 'failedLowPercent',
    value: (side) => rangeOf(side)?.lowPercent ?? null,
    text: (side) => formatPercent(rangeOf(side)?.lowPercent ?? null),
  },
  {
    label: '95% range, to',
    name: 'failedHighPercent',
    value: (side) => rangeOf(side)?.highPercent ?? null,
    text: (side) => formatPercent(rangeOf(side)?.highPercent ?? null),
  },
  {
    label: 'Slow',
    name: 'slow',
    value: ({ slow }) => slow?.slow ?? null,
    text: ({ slow }) => formatCount(slow?.slow ?? null),
  },
  {
    label: 'Slow rate',
    name: 'slowPercent',
    value: ({ slow }) => (slow === null ? null : percentOf(slow.slow, slow.calls)),
    text: ({ slow }) => formatRate(slow?.slow ?? null, slow?.calls ?? null),
  },
  {
    label: 'Throttled',
    name: 'throttled',
    value: ({ traffic }) => traffic.throttles,
    text: ({ traffic }) => formatCount(traffic.throttles),
  },
  ...(['p50', 'p90', 'p99'] as const).map((name): ExportedMeasure => ({
    label: `Duration ${name}`,
    name: `${name}Ms`,
    value: ({ traffic }) => traffic[`${name}Ms`],
    text: ({ traffic }) => formatDurationMs(traffic[`${name}Ms`]),
  })),
  {
    label: 'Cold starts',
    name: 'coldStarts',
    value: ({ coldStarts }) => coldStarts,
    text: ({ coldStarts, isAtLeast }) => `${isAtLeast ? 'at least ' : ''}${formatCount(coldStarts)}`,
  },
];

function verdictLines(verdict: RolloutVerdict, readAt: Iso | null): string[] {
  const { slow, covers = null } = verdict;
  const { headline, detail } = describeVerdict(verdict);
  const besides = verdict.besides.map((beside) => describeBeside(beside, verdict));
  const said = `${headline}. ${[detail, ...besides].join(' ')}`;
  const lines = [said];
  if (slow !== null) {
    const slowly = describeSlowVerdict(slow, verdict);
    lines.push(`Slow calls (${describeSlowLimit(slow.limit)}): ${slowly.headline}. ${slowly.detail}`);
  }
  for (const { measure, at } of detectionsOf(verdict))
    lines.push(`First seen (${measure}) with the minute to ${formatUtcDateTime(at).slice(0, 16)} UTC.`);
  if (covers !== null) lines.push(describeCover(covers, verdict, { readAt, now: null }));
  return lines;
}

/** When the verdict was found, as events of their own time: all counts are those of the table. */
function detectionsOf({ worse, slow }: RolloutVerdict): { measure: 'failures' | 'slow calls'; at: Iso }[] {
  return [
    ...(worse === null ? [] : [{ measure: 'failures' as const, at: worse.at }]),
    ...(slow?.worse ? [{ measure: 'slow calls' as const, at: slow.worse.at }] : []),
  ];
}

/** A verdict without the counts of the moment at which it was found: of that the document has the time. */
function withoutCountsThen(verdict: RolloutVerdict) {
  const { worse, slow } = verdict;
  return {
    ...verdict,
    worse: worse && { at: worse.at },
    slow: slow && { ...slow, worse: slow.worse && { at: slow.worse.at } },
  };
}

/**
 * Both versions side by side with the verdict, for a post-mortem. `coldStarts`: null where they have not been counted.
 */
export function comparisonAsMarkdown(rollout: Rollout, coldStarts: ColdStarts | null): string {
  const { traffic, verdict, baselineVersion, candidateVersion } = rollout;
  const { baseline, candidate } = sidesOf(rollout, coldStarts);
  const name = rollout.functionName === null ? rollout.group : `${rollout.functionName}:${rollout.alias}`;
  const span =
    traffic === null ? [] : [`${formatUtcDateTime(traffic.since)} to ${formatUtcDateTime(traffic.until)} UTC`];
  const said = verdict === null ? [] : verdictLines(verdict, rollout.asOf.cloudwatch);
  const cell = (side: Side | null, { text }: ExportedMeasure) => (side === null ? '—' : text(side));
  const guarded = describeGuard(rollout, null).join(' ');
  return [
    `**${escaped(name)}**, rollout ${escaped(rollout.id)}`,
    ...[...span, ...said, ...(guarded === '' ? [] : [guarded])].flatMap((line) => ['', escaped(line)]),
    '',
    `| | ${escaped(baselineVersion ?? '—')} (baseline) | ${escaped(candidateVersion ?? '—')} (candidate) |`,
    '| --- | ---: | ---: |',
    ...MEASURES.map((measure) => `| ${measure.label} | ${cell(baseline, measure)} | ${cell(candidate, measure)} |`),
    '',
  ].join('\n');
}

/** One line a measure; unknown values are empty. Line ends follow RFC 4180. */
export function comparisonAsCsv(rollout: Rollout, coldStarts: ColdStarts | null): string {
  const { baselineVersion, candidateVersion } = rollout;
  const { baseline, candidate } = sidesOf(rollout, coldStarts);
  const value = (side: Side | null, measure: ExportedMeasure) =>
    (side === null ? null : measure.value(side))?.toString() ?? '';
  const rows = [
    ['measure', `baseline ${baselineVersion ?? ''}`.trim(), `candidate ${candidateVersion ?? ''}`.trim()],
    ...MEASURES.map((each) => [each.name, value(baseline, each), value(candidate, each)]),
  ];
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** The same with the rollout's names, times and verdict. */
export function comparisonAsJson(rollout: Rollout, coldStarts: ColdStarts | null): string {
  const { traffic, verdict } = rollout;
  const { baseline, candidate } = sidesOf(rollout, coldStarts);
  const side = (version: string | null, counts: Side | null) => ({
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
    guard: rollout.guard,
    since: traffic?.since ?? null,
    until: traffic?.until ?? null,
    verdict: verdict && withoutCountsThen(verdict),
    coldStartsAreAtLeast: coldStarts?.isAtLeast ?? null,
    baseline: side(rollout.baselineVersion, baseline),
    candidate: side(rollout.candidateVersion, candidate),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function sidesOf(rollout: Rollout, coldStarts: ColdStarts | null) {
  const { traffic, verdict } = rollout;
  const side = (name: 'baseline' | 'candidate'): Side | null => {
    const counts = traffic?.[name] ?? null;
    const cold = coldStarts?.[name] ?? null;
    const isAtLeast = cold !== null && coldStarts?.isAtLeast === true;
    const slow = verdict?.slow?.[name] ?? null;
    return counts && { traffic: counts, failures: failuresOf(rollout, name), slow, coldStarts: cold, isAtLeast };
  };
  return { baseline: side('baseline'), candidate: side('candidate') };
}

function percentOf(hits: number, calls: number): number | null {
  return calls === 0 ? null : (hits / calls) * 100;
}

function rangeOf({ failures }: Side) {
  return failures === null ? null : wilsonInterval(failures.failed, failures.calls);
}

function escaped(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ').replaceAll(/[\\|*_`<>[\]]/g, '\\$&');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
