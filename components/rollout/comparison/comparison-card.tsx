'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { ColdStartsRow } from './cold-starts-row.tsx';
import { DifferencePlot } from './difference-plot.tsx';
import { useColdStarts } from './use-cold-starts.ts';
import { Card } from '@/components/ui/card.tsx';
import { Later } from '@/components/ui/later.tsx';
import { Version } from '@/components/status/version.tsx';
import { RolloutVerdictChip } from '@/components/status/rollout-verdict-chip.tsx';
import { type VersionCell, type VersionRow, versionRows } from '@/lib/domain/rollout/version-rows.ts';
import { describeSlowLimit } from '@/lib/domain/verdict/slow-limit.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import { describeBeside, describeSlowVerdict, describeVerdict } from '@/lib/domain/verdict/describe-verdict.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { describeCover } from '@/lib/domain/verdict/cover/describe-cover.ts';
import { toIso, type Iso } from '@/lib/domain/time/iso.ts';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { RolloutVerdict } from '@/lib/domain/verdict/rollout-verdict.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

const WORDS_INK = {
  bad: 'font-semibold text-bad-ink',
  neutral: 'text-ink-2',
} as const;

// Only needed once somebody presses one of its buttons.
const loadTools = () => import('./comparison-tools.tsx').then((module) => module.ComparisonTools);

/** Whether the new version does worse, as far as the counts can show. What follows from it, a person decides. */
export function ComparisonCard({
  rollout,
  readAt = rollout.asOf.cloudwatch,
  refused,
}: {
  rollout: Rollout;
  /** When CloudWatch was last read: newer than the rollout's own where a reading changed nothing. */
  readAt?: Iso | null;
  /** Why the counts cannot be read; null: they can. */
  refused: string | null;
}) {
  const { traffic, verdict } = rollout;
  const active = isActive(rollout.status);
  const worse = isWorse(verdict);
  const [isColdWanted, setIsColdWanted] = useState(false);
  const cold = useColdStarts(rollout, isColdWanted);
  const since = !traffic ? '' : active ? `Since ${formatUtcTime(traffic.since)}` : 'While shifting';
  return (
    <Card aria-label="Comparison of the versions" tone={worse ? 'bad' : 'neutral'} className="px-3.5 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <RolloutVerdictChip verdict={verdict} className="h-[26px] px-2" />
        <p className="min-w-0 flex-1 text-body text-ink-2 max-md:basis-full">
          {refused !== null && !traffic ? 'The counts cannot be read.' : <VerdictSentences rollout={rollout} />}
          {refused === null ? null : <span className="text-warn-ink [overflow-wrap:anywhere]"> {refused}</span>}
        </p>
        {worse && active ? (
          <ActionButton request={{ kind: 'stop-and-roll-back', rollout, group: null }} size="sm" />
        ) : null}
      </div>
      {traffic ? (
        <>
          <table className="mt-2 w-full text-body">
            <thead>
              <tr className="text-meta text-ink-3 [&>th]:border-b [&>th]:border-line [&>th]:py-1.5 [&>th]:text-left [&>th]:font-normal">
                <th scope="col" className="w-[13%] tabular-nums max-md:w-[28%]">
                  {since}
                </th>
                <th scope="col" className="w-[18%] max-md:w-[36%]">
                  <Version kind="baseline" value={rollout.baselineVersion} size="sm" />{' '}
                  <span className="max-md:hidden">baseline</span>
                </th>
                <th scope="col" className="w-[18%] max-md:w-[36%]">
                  <Version kind="candidate" value={rollout.candidateVersion} size="sm" />{' '}
                  <span className="max-md:hidden">candidate</span>
                </th>
                <th scope="col" className="w-[21%] max-md:hidden">
                  <span aria-hidden="true" className="mx-auto flex w-[150px] max-w-full justify-between">
                    <span>← lower</span>
                    <span>higher →</span>
                  </span>
                  <span className="sr-only">Drawn</span>
                </th>
                <th scope="col" className="pl-4 max-md:hidden">
                  {rollout.candidateVersion ?? 'new'} against {rollout.baselineVersion ?? 'old'}, 95% range
                </th>
              </tr>
            </thead>
            <tbody>
              {versionRows(rollout).map((row) => (
                <Row key={row.name} row={row} />
              ))}
              <ColdStartsRow
                coldStarts={cold.data ?? null}
                isReading={cold.isFetching && !cold.data}
                refused={cold.error?.detail ?? null}
                onCount={() => {
                  if (isColdWanted) void cold.refetch();
                  else setIsColdWanted(true);
                }}
              />
            </tbody>
          </table>
          <div className="mt-1.5 flex flex-col gap-2">
            <p className="text-axis text-ink-3">
              The verdict may be watched: at most 1% of rollouts are called worse by chance, however often one looks.
              The 95% ranges (Newcombe) hold for one look; watched while they grow they are a little too narrow.
              {verdict?.slow ? ` Slow: ${describeSlowLimit(verdict.slow.limit)}.` : ''}
            </p>
            <Cover rollout={rollout} readAt={readAt} />
            <Later
              load={loadTools}
              props={{ rollout, coldStarts: cold.data ?? null }}
              waiting={<div className="min-h-7 max-md:min-h-32" />}
            />
          </div>
        </>
      ) : null}
    </Card>
  );
}

function isWorse(verdict: RolloutVerdict | null): boolean {
  return verdict?.kind === 'worse' || verdict?.slow?.kind === 'worse';
}

/** What part of the rollout all this is about. A verdict that an older Sluice kept does not say. */
function Cover({ rollout, readAt }: { rollout: Rollout; readAt: Iso | null }) {
  const { verdict } = rollout;
  const covers = verdict?.covers ?? null;
  const text = useAwsText((nowMs) =>
    covers === null || verdict === null ? null : describeCover(covers, verdict, { readAt, now: toIso(nowMs) }),
  );
  if (text === null) return null;
  return (
    <p className="text-meta text-ink-2 tabular-nums">
      {text} Only calls through {aliasName(rollout)} are counted.
    </p>
  );
}

/** The verdict in full, and what can be done about "worse". */
function VerdictSentences({ rollout }: { rollout: Rollout }) {
  const { verdict, baselineVersion } = rollout;
  if (verdict === null)
    return rollout.asOf.cloudwatch === null
      ? 'The calls of both versions have not been counted yet.'
      : 'No calls of both versions were counted.';
  const { kind, worse, slow, besides } = verdict;
  const { headline, detail } = describeVerdict(verdict);
  const slowly = slow?.worse ? describeSlowVerdict(slow, verdict) : null;
  return (
    <>
      {kind === 'worse' ? <b className="font-semibold text-bad-ink">{headline}: </b> : null}
      {detail}
      {worse ? ` Seen with the minute to ${formatUtcTime(worse.at)} UTC.` : null}
      {slow?.worse && slowly ? (
        <>
          {' '}
          <b className="font-semibold text-bad-ink">{slowly.headline}: </b>
          {slowly.detail} Seen with the minute to {formatUtcTime(slow.worse.at)} UTC.
        </>
      ) : null}
      {besides.map((beside) => (
        <span key={beside.kind} className="text-warn-ink">
          {` ${describeBeside(beside, verdict)}`}
        </span>
      ))}
      {isWorse(verdict) && isActive(rollout.status) ? (
        <span className="text-ink">
          {' '}
          Stop and roll back takes all calls back to {baselineVersion ?? 'the old version'}; Sluice does nothing by
          itself.
        </span>
      ) : null}
    </>
  );
}

function Row({ row }: { row: VersionRow }) {
  return (
    <tr className="[&>*]:border-b [&>*]:border-line [&>*]:py-1.5 last:[&>*]:border-b-0">
      <th scope="row" className="text-left font-medium">
        {row.label}
      </th>
      <td>
        <Cell cell={row.baseline} />
      </td>
      <td>
        <Cell cell={row.candidate} bad={row.tone === 'bad' && row.difference !== null} />
      </td>
      <td className="max-md:hidden">
        <DifferencePlot row={row} />
      </td>
      <td className={`pl-4 text-meta tabular-nums max-md:hidden ${WORDS_INK[row.tone]}`}>{row.words}</td>
    </tr>
  );
}

function Cell({ cell, bad = false }: { cell: VersionCell; bad?: boolean }) {
  return (
    <span className="tabular-nums">
      <span className={`font-semibold ${bad ? 'text-bad-ink' : ''}`}>{cell.text}</span>{' '}
      {cell.detail ? <span className="text-meta whitespace-nowrap text-ink-3">{cell.detail}</span> : null}
    </span>
  );
}
