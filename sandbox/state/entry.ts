import { z } from 'zod';

/** A position: how many steps the clock had taken, and its `now()`. */
const place = { n: z.number().int().nonnegative(), at: z.number() };
const result = z.union([z.strictObject({ value: z.unknown() }), z.strictObject({ error: z.string() })]);

const scene = z.strictObject({
  /** `hashProgram` of the sandbox that began the journal. */
  program: z.string(),
  /** Absent in journals from before there were several: the usual account. */
  account: z.strictObject({ accountId: z.string(), region: z.string() }).optional(),
  scenario: z.string(),
  seed: z.union([z.string(), z.number()]),
  /** At the start. */
  rate: z.number(),
  startAt: z.number(),
  /** Whether a reset without `startAt` begins at the real time. */
  startsNow: z.boolean(),
  /** How often the account has been reset; absent: never, or not counted by the version that wrote it. */
  round: z.number().int().optional(),
  /** The options of the first start, whatever a reset has set since. */
  asked: z.strictObject({
    scenario: z.string(),
    seed: z.union([z.string(), z.number()]),
    rate: z.number(),
    startAt: z.number().nullable(),
  }),
});
export type RecordedScene = z.infer<typeof scene>;

/**
 * One line of a journal. The first is the scene; inputs are JSON made by `encodeValue`. The names in `k` are part of
 * the format on disk: a journal outlives the version of the sandbox that wrote it.
 */
export const entrySchema = z.discriminatedUnion('k', [
  z.strictObject({ k: z.literal('scene'), format: z.literal(1), scene }),
  /** An AWS operation that may change something. */
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
  /** Work outside has ended; `call` numbers the work in the order in which it began. */
  z.strictObject({ k: z.literal('result'), ...place, call: z.number().int(), what: z.string(), result }),
  /** Something outside was read, at once. */
  z.strictObject({ k: z.literal('look'), what: z.string(), result }),
  /** An advance begins. */
  z.strictObject({ k: z.literal('advance'), ...place, to: z.number() }),
  /** A fault with a limited number of hits has hit a call. */
  z.strictObject({ k: z.literal('struck'), fault: z.string() }),
  /** A later start asked for another rate. */
  z.strictObject({ k: z.literal('asked'), rate: z.number() }),
  /** Everything that the command line asked for is set up. */
  z.strictObject({ k: z.literal('ready') }),
  /** How far the world has come, nothing more; the next such line overwrites it. */
  z.strictObject({ k: z.literal('place'), ...place }),
]);

export type Entry = z.infer<typeof entrySchema>;
export type EntryOf<K extends Entry['k']> = Extract<Entry, { k: K }>;
export type Result = z.infer<typeof result>;
