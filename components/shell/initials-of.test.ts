import { expect, test } from 'vitest';
import { initialsOf } from './initials-of.ts';

test('initials of a login, a name and an address', () => {
  expect(['a.ruiz', 'Ana Maria Ruiz', 'ana.ruiz@example.com'].map(initialsOf)).toEqual(['AR', 'AR', 'AR']);
});

test('a single word gives one letter, nothing gives a question mark', () => {
  expect(initialsOf('local')).toBe('L');
  expect(initialsOf('')).toBe('?');
});
