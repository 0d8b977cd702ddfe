import { Card } from '@/components/ui/card.tsx';
import { STATUS_INK, StatusIcon } from '@/components/status/status-icon.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { activatedAlarms } from '@/lib/domain/alarms/activated-alarms.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { explainError } from '@/lib/domain/explain/explain-error.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** Why a rollout ended badly: in words, then what to do, then AWS's own code and message. */
export function ErrorExplained({ rollout, error }: { rollout: Rollout; error: NonNullable<Rollout['error']> }) {
  const { tone, icon } = describeStatus(rollout);
  const explained = explainError(error.code, error.message);
  const names =
    error.code === 'ALARM_ACTIVE'
      ? activatedAlarms(
          error.message,
          rollout.alarms.items.map((alarm) => alarm.name),
        )
      : [];
  return (
    <Card aria-label="Why it ended" tone={tone === 'bad' ? 'bad' : 'neutral'} className="flex gap-3 px-3.5 py-3">
      <StatusIcon icon={icon} className={`mt-0.5 size-4 shrink-0 ${STATUS_INK[tone].icon}`} />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <h2 className="text-section font-semibold">
          {explained?.title ?? 'It ended with an error'}
          {names.length > 0 ? <span className="font-mono text-[0.92em]">: {names.join(', ')}</span> : null}
        </h2>
        <p className="text-body text-ink-2">
          {explained ? (
            <>
              {explained.explanation} <span className="mt-1 block text-ink">{explained.advice}</span>
            </>
          ) : (
            'Sluice does not know this code: AWS’s own message is all there is.'
          )}
        </p>
        <p className="mt-1 text-meta text-ink-2">
          <Mono className="font-medium text-ink">{error.code}</Mono>
          {error.message ? <> “{error.message}”</> : null}
        </p>
      </div>
    </Card>
  );
}
