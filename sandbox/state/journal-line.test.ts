import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { readJournal, StateError, writeLine } from './journal-line.ts';

const scene: Entry = {
  k: 'scene',
  format: 1,
  scene: {
    program: '',
    scenario: 'test',
    seed: '7',
    rate: 0,
    startAt: 0,
    startsNow: false,
    asked: { scenario: 'test', seed: '7', rate: 0, startAt: 0 },
  },
};
const place = fc.record({ n: fc.nat(), at: fc.nat() });
const later: fc.Arbitrary<Entry> = fc.oneof(
  place.map((at): Entry => ({ k: 'place', ...at })),
  place.map((at): Entry => ({ k: 'advance', ...at, to: at.at + 1 })),
  fc.tuple(place, fc.string(), fc.json()).map(([at, path, body]): Entry => ({
    k: 'control',
    ...at,
    method: 'POST',
    path,
    body: JSON.parse(body) as unknown,
  })),
  fc.string().map((fault): Entry => ({ k: 'struck', fault })),
);
const journals = fc.array(later, { maxLength: 8 }).map((entries) => [scene, ...entries]);
const write = (entries: readonly Entry[]): Buffer => Buffer.concat(entries.map(writeLine));

/** What it gives, or the message of the StateError that it throws. */
function attempt<T>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    if (error instanceof StateError) return error.message;
    throw error;
  }
}

test('what was written is read', () => {
  fc.assert(
    fc.property(journals, (entries) => {
      const content = write(entries);
      expect(readJournal('j', content)).toEqual({
        entries: JSON.parse(JSON.stringify(entries)),
        bytes: content.length,
      });
    }),
  );
});

test('a journal that ends anywhere in its last line is read up to the line before', () => {
  fc.assert(
    fc.property(journals, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (entries, part) => {
      const whole = write(entries);
      const half = writeLine({ k: 'struck', fault: 'the last' });
      const read = readJournal('j', Buffer.concat([whole, half.subarray(0, Math.floor(part * half.length))]));
      expect(read.bytes).toBe(whole.length);
      expect(read.entries).toHaveLength(entries.length);
    }),
  );
});

test('any other change of a byte is an error that names the line, or is cut off with the last line', () => {
  fc.assert(
    fc.property(journals, fc.nat(), fc.integer({ min: 1, max: 255 }), (entries, at, change) => {
      const content = write(entries);
      const where = at % content.length;
      content[where] = (content[where] ?? 0) ^ change;
      const last = content.length - writeLine(entries.at(-1) ?? scene).length;
      const outcome = attempt(() => readJournal('j', content).entries.length);
      // Changing the last line break joins two lines; a new one within the last line leaves a damaged line before it.
      const lost = entries.length - Number(outcome);
      const cut = where >= last - 1 && (lost === 1 || (where === last - 1 && lost === 2));
      const told = /^j:\d+: this line is damaged/.test(String(outcome));
      expect(cut || told).toBe(true);
    }),
  );
});

test('any bytes at all are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(attempt(() => readJournal('j', Buffer.from(bytes)).entries.length)).toMatch(/^j:1: this line is damaged/);
    }),
  );
});

test('the names that are on disk stay as they are: journals of earlier versions have them', () => {
  const lines = [
    scene,
    { k: 'struck', fault: '1' },
    { k: 'look', what: 'artifact', result: { value: null } },
    { k: 'asked', rate: 1 },
    { k: 'ready' },
    { k: 'place', n: 1, at: 2 },
  ];
  expect(readJournal('j', write(lines as Entry[])).entries).toEqual(lines);
});

test('an entry of another format, or a second scene, is refused', () => {
  const later = { k: 'scene', format: 2 } as unknown as Entry;
  expect(() => readJournal('j', write([later]))).toThrow('j:1: no line of this version of the sandbox');
  expect(() => readJournal('j', write([scene, scene]))).toThrow('j:2: a scene stands in line 1 only');
  expect(() => readJournal('j', write([{ k: 'ready' }]))).toThrow('j:1: a scene stands in line 1 only');
});
