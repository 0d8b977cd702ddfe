import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatUtcMinute, formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import { type OutcomeFact, OutcomeFacts } from '@/components/actions/dialog/outcome-facts.tsx';

interface AlarmsOutcomeProps {
  answered: Group;
  answeredAt: Iso;
  wanted: 'ignored' | 'obeyed';
}

/** What the group's alarm settings are after a bypass or a re-arming, as read back from CodeDeploy. */
export function AlarmsOutcome({ answered, answeredAt, wanted }: AlarmsOutcomeProps) {
  const { ignored, items } = answered.alarms;
  const is = ignored === null ? null : ignored ? 'ignored' : 'obeyed';
  const facts: OutcomeFact[] = [
    {
      key: 'state',
      state: is === null ? 'unknown' : is === wanted ? 'done' : 'bad',
      text:
        is === null
          ? 'Whether the alarms are obeyed could not be read back.'
          : `CodeDeploy says that the alarms are ${is}.`,
    },
    { key: 'kept', state: 'done', text: `The list is kept: ${formatPlural(items.length, 'alarm')}.` },
  ];
  if (wanted === 'ignored') facts.push(endFact(answered));
  return <OutcomeFacts title={`AWS answered at ${formatUtcTime(answeredAt)}; read back.`} facts={facts} />;
}

function endFact({ bypass }: Group): OutcomeFact {
  const until = bypass?.until ?? null;
  if (until === null) return { key: 'end', state: 'unknown', text: 'Its end is not known yet.' };
  return {
    key: 'end',
    state: 'done',
    text:
      'event' in until
        ? `Sluice re-arms them after the next successful deployment${until.at === undefined ? '' : `, at the latest at ${formatUtcMinute(until.at)} UTC`}.`
        : `Sluice re-arms them at ${formatUtcMinute(until.at)} UTC.`,
  };
}
