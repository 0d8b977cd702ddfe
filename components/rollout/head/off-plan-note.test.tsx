import { expect, test } from 'vitest';
import { OffPlanNote } from './off-plan-note.tsx';
import { wordsAt } from '@/testing/components/render-at.tsx';
import { makeGroup } from '@/testing/domain/make-group.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';

const NOW = '2026-11-21T14:04:10.000Z';
const offPlan = {
  kind: 'other-version' as const,
  version: '39',
  parts: [
    { version: '39', percent: 60 },
    { version: '41', percent: 40 },
  ],
  seenAt: '2026-11-21T14:03:00.000Z',
};
const other = { application: 'old', group: 'g-old' };

test('says which versions have the calls since when, and that the plan does not explain it', () => {
  const said = wordsAt(NOW, <OffPlanNote rollout={makeRollout({ offPlan })} group={null} />);
  expect(said).toContain('60% on version 39, 40% on version 41, first seen at 14:03:00 UTC');
  expect(said).toContain('Version 39 has no part in it');
  expect(said).toContain('is not documented');
});

test('names the rollout of another group that moves the same alias', () => {
  const group = makeGroup({ aliasUse: { groups: [other], running: { id: 'd-9', ...other }, leftBy: null } });
  expect(wordsAt(NOW, <OffPlanNote rollout={makeRollout({ offPlan })} group={group} />)).toContain(
    'd-9 of group g-old (application old) is running, and moves the same alias.',
  );
});

test('says nothing of an alias that is where the plan has it', () => {
  expect(wordsAt(NOW, <OffPlanNote rollout={makeRollout({ offPlan: null })} group={null} />)).toBe('');
});
