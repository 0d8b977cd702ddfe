import { expect, test } from 'vitest';
import { sectionOf } from './sections.ts';

test('each page belongs to a section of the header', () => {
  expect(sectionOf('/')).toBe('/');
  expect(sectionOf('/rollouts')).toBe('/rollouts');
  expect(sectionOf('/audit')).toBe('/audit');
  expect(sectionOf('/prod/rollouts/d-3XQ8T9K1B')).toBe('/rollouts');
  expect(sectionOf('/prod/groups/orders/orders-live')).toBe('/');
});

test('a page that is not there belongs to none', () => {
  expect(sectionOf('/nowhere')).toBeNull();
});
