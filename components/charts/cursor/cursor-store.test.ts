import { expect, test } from 'vitest';
import { createCursorStore } from './cursor-store.ts';

test('calls its listeners only when the minute changes, until they leave', () => {
  const store = createCursorStore();
  const heard: (number | null)[] = [];
  const leave = store.subscribe(() => heard.push(store.get()));
  store.set(60_000);
  store.set(60_000);
  store.set(null);
  leave();
  store.set(120_000);
  expect(heard).toEqual([60_000, null]);
});
