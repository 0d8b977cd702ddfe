import { expect, test } from 'vitest';
import { unchangedWords } from './unchanged-words.ts';

test('what is the same between two versions is named, once', () => {
  const version = {
    version: '41',
    publishedAt: null,
    description: null,
    codeSha256: 'a',
    runtime: null,
    memoryMb: 512,
    timeoutSeconds: 3,
    codeSizeBytes: 1,
  };
  const changes = {
    functionName: 'orders-api',
    from: version,
    to: version,
    sameCode: false,
    settings: [{ setting: 'memoryMb', from: 512, to: 1024 } as const],
    environment: { added: ['A'], removed: [], changed: [] },
    layers: { added: [], removed: [] },
  };
  expect(unchangedWords(changes)).toBe('Runtime, handler, timeout, architecture, role, layers: the same');
});
