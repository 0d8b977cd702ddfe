import { expect, test } from 'vitest';
import { makePublishedVersion } from '@/testing/aws/make-version.ts';
import { unchangedWords } from './unchanged-words.ts';

test('what is the same between two versions is named, once', () => {
  const version = {
    ...makePublishedVersion({ version: '41', codeSha256: 'a', memoryMb: 512, timeoutSeconds: 3 }),
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
