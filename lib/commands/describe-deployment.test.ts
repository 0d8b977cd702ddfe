import { expect, test } from 'vitest';
import { describeDeployment } from './describe-deployment.ts';

test('a reason of emoji is cut between characters, never within one', () => {
  for (const start of ['', 'x']) {
    const description = describeDeployment(start + '🔥'.repeat(300), 'mara');
    expect(description.isWellFormed()).toBe(true);
    expect(description.length).toBeLessThanOrEqual(256);
    expect(description.endsWith('🔥… (mara)')).toBe(true);
  }
});
