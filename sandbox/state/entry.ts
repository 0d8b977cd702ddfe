import { z } from 'zod';

/** Where in the order of things: steps that the clock had taken, and what `now()` said. */
const place = { n: z.number().int().nonnegative(), at: z.number() };
const result = z.union([z.strictObject({ value: z.unknown() }), z.strictObject({ error: z.string() })]);

const scene = z.strictObject({
  /** `hashProgram` of the sandbox that began the record. */
  program: z.string(),
  scenario: z.string(),
  seed: z.union([z.string(), z.number()]),
  /** Of the start. */
  rate: z.number(),
  startAt: z.number(),
  /** Whether a reset that names no start begins at the real time. */
  startsNow: z.boolean(),
  /** What the folder was made for, whatever it has been reset to since. */
  asked: z.strictObject({
    scenario: z.string(),
    seed: z.union([z.string(), z.number()]),
    rate: z.number(),
    startAt: z.number().nullable(),
  }),
});
export type RecordedScene = z.infer<typeof scene>;

/** One line of a journal. The first is the scene; `encodeValue` has made JSON of inputs. */
export const entrySchema = z.discriminatedUnion('k', [
  z.strictObject({ k: z.literal('scene'), format: z.literal(1), scene }),
  /** An operation of AWS's that may change something. */
  z.strictObject({
    k: z.literal('operation'),
    ...place,
    service: z.string(),
    operation: z.string(),
    input: z.unknown(),
    context: z.strictObject({ requestId: z.string(), accessKeyId: z.string().nullable(), region: z.string() }),
  }),
  /** A call under /_sandbox/ that may change something. */
  z.strictObject({ k: z.literal('control'), ...place, method: z.string(), path: z.string(), body: z.unknown() }),
  /** Work outside has ended; `call` counts the works in the order in which they began. */
  z.strictObject({ k: z.literal('result'), ...place, call: z.number().int(), what: z.string(), result }),
  z.strictObject({ k: z.literal('look'), what: z.string(), result }),
  /** An advance begins. */
  z.strictObject({ k: z.literal('advance'), ...place, to: z.number() }),
  /** A fault with a limited number of strikes has struck. */
  z.strictObject({ k: z.literal('struck'), fault: z.string() }),
  /** A later start has asked for another rate. */
  z.strictObject({ k: z.literal('asked'), rate: z.number() }),
  /** What the command line asked for has been set up. */
  z.strictObject({ k: z.literal('ready') }),
  /** Nothing but how far the world has come; the next such line overwrites it. */
  z.strictObject({ k: z.literal('place'), ...place }),
]);

export type Entry = z.infer<typeof entrySchema>;
export type EntryOf<K extends Entry['k']> = Extract<Entry, { k: K }>;
export type Result = z.infer<typeof result>;
