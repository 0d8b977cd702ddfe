import { CircleAlert, CircleCheck, CircleQuestionMark, CircleX, Hand, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { Age } from '@/components/status/age.tsx';
import { Badge, type BadgeTone } from '@/components/ui/badge.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { groupPagePath, rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import type { AuditEntry, AuditOutcome } from '@/lib/domain/acting/audit.ts';
import { formatUtcDateTime } from '@/lib/domain/format/format-utc.ts';
import { actionName, endedElsewhere, outcomeInAudit, reasonWords } from './activity-words.ts';
import { changeLines, type ChangeLine } from './change-lines.ts';

const LOOKS: Record<AuditOutcome['kind'], { tone: BadgeTone; Icon: LucideIcon }> = {
  done: { tone: 'ok', Icon: CircleCheck },
  refused: { tone: 'neutral', Icon: Hand },
  failed: { tone: 'bad', Icon: CircleX },
  partly: { tone: 'warn', Icon: CircleAlert },
  pending: { tone: 'warn', Icon: CircleQuestionMark },
};

/** One thing that somebody asked for: who, what, why, what AWS answered, and the state before and after. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { subject, outcome } = entry;
  const { word, message } = outcomeInAudit(outcome);
  const { tone, Icon } = LOOKS[outcome.kind];
  const requestId = 'awsRequestId' in outcome ? outcome.awsRequestId : null;
  const elsewhere = endedElsewhere(entry);
  const link = 'rounded-badge underline decoration-line-strong underline-offset-2 hover:decoration-ink';
  return (
    <li className="grid gap-x-5 gap-y-2 px-4 py-3 lg:grid-cols-[172px_minmax(200px,1fr)_minmax(220px,1.3fr)_minmax(260px,1.5fr)]">
      <div className="text-meta text-ink-2 max-lg:flex max-lg:gap-2">
        <time dateTime={entry.at} className="block tabular-nums">
          {formatUtcDateTime(entry.at)} UTC
        </time>
        <Age at={entry.at} className="tabular-nums" />
      </div>
      <div className="min-w-0">
        {elsewhere === null ? (
          <p>
            <strong className="font-semibold">{entry.actor}</strong>
            {entry.actor === 'sluice' ? <span className="text-ink-2"> by itself</span> : null}
          </p>
        ) : null}
        <p className="font-medium">{elsewhere ?? actionName(entry.action)}</p>
        <p className="flex flex-wrap gap-x-2 text-ink-2">
          <Link
            href={groupPagePath(entry.target, subject.application, subject.group)}
            data-row-link=""
            className={link}
          >
            {aliasName(subject)}
          </Link>
          {subject.rolloutId ? (
            <Link href={rolloutPagePath(entry.target, subject.rolloutId)} className={link}>
              <Mono>{subject.rolloutId}</Mono>
            </Link>
          ) : null}
        </p>
      </div>
      <p className="min-w-0 [overflow-wrap:anywhere]">
        {elsewhere === null ? <span className="sr-only">Reason: </span> : null}
        {reasonWords(entry)}
      </p>
      <div className="min-w-0">
        <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
          {word}
        </Badge>
        <p className="mt-1 text-meta [overflow-wrap:anywhere] text-ink-2">{message}</p>
        {outcome.kind === 'refused' ? null : <Changes lines={changeLines(entry.before, entry.after)} />}
        {requestId ? (
          <p className="mt-1 flex items-center gap-1 text-meta text-ink-3">
            <span className="whitespace-nowrap">AWS request</span> <Mono className="truncate">{requestId}</Mono>
            <CopyButton text={requestId} label="Copy the AWS request id" />
          </p>
        ) : null}
      </div>
    </li>
  );
}

function Changes({ lines }: { lines: ChangeLine[] }) {
  if (lines.length === 0) return null;
  return (
    <dl className="mt-1.5 flex flex-col gap-0.5 text-meta">
      {lines.map(({ name, before, after }) => (
        <div key={name} className="[overflow-wrap:anywhere]">
          <dt className="mr-1.5 inline text-ink-3">{name}</dt>
          <dd className="inline">
            {before === null ? null : <span className="text-ink-2">{after === null ? `was ${before}` : before}</span>}
            {before !== null && after !== null ? <span className="text-ink-3"> → </span> : null}
            {after === null ? null : <span className="font-medium">{after}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
