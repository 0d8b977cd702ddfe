import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Preflight } from '@/lib/domain/preflight/preflight.ts';
import { HooksInUse } from './hooks-in-use.tsx';

const words = (hooks: Preflight['hooks'], lastRolloutId: string | null = 'd-1') =>
  renderToStaticMarkup(<HooksInUse group={{ lastRolloutId }} hooks={hooks} />).replaceAll(/<[^>]*>/g, '');

test('each hook with its function, and whether that is gone', () => {
  expect(words([{ event: 'BeforeAllowTraffic', functionName: 'smoke', exists: true }])).toBe(
    'BeforeAllowTraffic: smoke',
  );
  expect(words([{ event: 'AfterAllowTraffic', functionName: 'verify', exists: false }])).toBe(
    'AfterAllowTraffic: verify, which does not exist',
  );
  expect(words([{ event: 'AfterAllowTraffic', functionName: 'verify', exists: null }])).not.toContain('not exist');
});

test('none, not known, and no deployment to read them from are three things', () => {
  expect(words([])).toBe('None, as of the last deployment.');
  expect(words(null)).toMatch(/^Not known: the last deployment’s AppSpec, which names them, lies in S3/);
  expect(words([], null)).toMatch(/^Not known yet/);
});
