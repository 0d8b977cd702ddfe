import { expect, test } from 'vitest';
import { withRoles } from './traffic-split.ts';

const versions = { baseline: '41', candidate: '42' };

test('the candidate comes first, whatever the order of the parts', () => {
  const parts = [
    { version: '41', percent: 60 },
    { version: '42', percent: 40 },
  ];
  expect(withRoles(parts, versions)).toEqual([
    { version: '42', percent: 40, role: 'candidate' },
    { version: '41', percent: 60, role: 'baseline' },
  ]);
});

test('a version that is neither of the two has no role', () => {
  expect(withRoles([{ version: '39', percent: 100 }], versions)).toEqual([{ version: '39', percent: 100, role: null }]);
});

test('unknown traffic stays unknown', () => {
  expect(withRoles(null, versions)).toBeNull();
});
