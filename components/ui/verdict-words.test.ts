import { expect, test } from 'vitest';
import { verdictWords } from '@/components/ui/verdict-words.ts';
import type { Rollout, VersionTraffic } from '@/lib/domain/rollout.ts';

const of = (version: string, errors: number, calls: number): VersionTraffic => ({
  version,
  calls,
  errors,
  throttles: 0,
  p50Ms: null,
  p90Ms: null,
  p99Ms: null,
});
const traffic = (baseline: VersionTraffic | null, candidate: VersionTraffic | null): Rollout['traffic'] => ({
  since: '2026-11-21T13:52:47.000Z',
  until: '2026-11-21T14:04:00.000Z',
  baseline,
  candidate,
});

test('a plain rise carries both rates and what they rest on', () => {
  expect(verdictWords(traffic(of('107', 3, 862), of('108', 4, 97)))).toEqual({
    verdict: 'worse',
    chip: 'Worse: 4.1% vs 0.35% errors',
    basis: '4 of 97 against 3 of 862 calls',
  });
});

test('no difference never says safe, but how big a rise would hide', () => {
  const { chip, basis } = verdictWords(traffic(of('41', 4, 1264), of('42', 1, 312)));
  expect(chip).toBe('No difference seen yet · 312 calls');
  expect(basis).toMatch(/^a rise under [\d.]+ points would not show$/);
});

test('few calls are called few', () => {
  expect(verdictWords(traffic(of('18', 0, 131), of('19', 0, 23))).chip).toBe('Too few calls to tell · 23 calls');
});

test('no counts are nothing to compare', () => {
  expect(verdictWords(null)).toEqual({ verdict: 'nothing', chip: 'Nothing to compare', basis: null });
});
