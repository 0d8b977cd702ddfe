'use client';

import { useRollout } from '@/lib/client/use-rollout.ts';
import { rollbackWordsOf } from '@/lib/domain/group/describe-auto-rollback.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { aliasFact } from '@/components/actions/dialog/alias-fact.tsx';
import { type OutcomeFact, OutcomeFacts } from '@/components/actions/dialog/outcome-facts.tsx';
import { RolloutLink } from '@/components/actions/dialog/rollout-link.tsx';
import { useLiveGroup, useLiveRollout } from '@/components/actions/dialog/use-live-things.ts';

interface StopOutcomeProps {
  answered: Rollout;
  opened: Group | null;
  rollback: boolean;
  answeredAt: Iso;
}

const NOTHING_UNDOES_IT = 'No deployment rolls it back. It is itself a rollback, and CodeDeploy may not undo those.';

/** What AWS did about a stop, as read back; the rollback's deployment and the alias follow within seconds. */
export function StopOutcome({ answered, opened, rollback, answeredAt }: StopOutcomeProps) {
  const rollout = useLiveRollout(answered);
  const group = useLiveGroup(rollout, opened);
  const by = rollout.rollback.by;
  const isRollback = rollout.rollback.of !== null;
  const expectsRollback = !isRollback && (rollback || rollbackWordsOf(rollout).plainStopRollsBack === true);
  const facts: OutcomeFact[] = [stopFact(rollout)];
  if (by === null && expectsRollback) {
    facts.push({ key: 'rollback', state: 'running', text: 'Waiting for the deployment that rolls it back.' });
  }
  if (by === null && isRollback && rollback && !isActive(rollout.status)) {
    facts.push({ key: 'rollback', state: 'unknown', text: NOTHING_UNDOES_IT });
  }
  const alias = group && aliasFact(group, answeredAt, expectsRollback);
  return (
    <OutcomeFacts title={`AWS answered at ${formatUtcTime(answeredAt)}.`} facts={facts}>
      {by !== null ? <RollbackFact target={rollout.target} id={by} /> : null}
      {alias ? <OutcomeFacts facts={[alias]} /> : null}
    </OutcomeFacts>
  );
}

function stopFact(rollout: Rollout): OutcomeFact {
  const link = <RolloutLink target={rollout.target} id={rollout.id} />;
  if (isActive(rollout.status)) {
    return { key: 'stop', state: 'running', text: <>The stop is accepted; {link} is still running.</> };
  }
  const { word } = describeStatus(rollout);
  return {
    key: 'stop',
    // It may have ended before the stop arrived.
    state: rollout.status === 'Succeeded' ? 'bad' : 'done',
    text: (
      <>
        {link}: {word}.
      </>
    ),
    detail: rollout.error?.message,
  };
}

function RollbackFact({ target, id }: { target: string; id: string }) {
  const { data } = useRollout(target, id);
  const link = <RolloutLink target={target} id={id} />;
  if (!data) return <OutcomeFacts facts={[{ key: id, state: 'running', text: <>{link} rolls it back.</> }]} />;
  const running = isActive(data.status);
  const state = running ? 'running' : data.status === 'Succeeded' ? 'done' : 'bad';
  const took = data.completedAt ? `, at ${formatUtcTime(data.completedAt)}` : '';
  return (
    <OutcomeFacts
      facts={[
        {
          key: id,
          state,
          text: (
            <>
              {link} {running ? 'is rolling it back' : 'rolled it back'}: {data.status}
              {took}.
            </>
          ),
        },
      ]}
    />
  );
}
