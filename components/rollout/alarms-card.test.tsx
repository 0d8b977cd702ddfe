import { expect, test } from 'vitest';
import { AlarmsCard } from './alarms-card.tsx';
import { wordsAt } from '@/testing/components/render-at.tsx';
import { makeRollout } from '@/testing/domain/make-rollout.ts';

test.each([
  { ignored: null, words: 'Whether its alarms are obeyed has not been read yet.' },
  { ignored: false, words: 'It has no alarms' },
])('an empty list of alarms is a fact only where it was read: $ignored', ({ ignored, words }) => {
  const rollout = makeRollout({ alarms: { ignored, items: [] } });
  const shown = wordsAt(rollout.createdAt, <AlarmsCard rollout={rollout} group={null} refused={null} />);
  expect(shown).toContain(words);
});
