import type { Kysely } from 'kysely';

type Kept = {
  routed_samples: { target: string; rollout_id: string; at: string; percent: number | null; source: string };
  rollouts: { target: string; id: string; data: string };
};

/** What a rollout's JSON had at this version, as far as it is needed here. */
interface KeptRollout {
  shiftStartedAt: string | null;
  completedAt: string | null;
  watched: { from: string | null; missing: string[] };
  verdict?: { besides?: string[] } | null;
}

/** A share was written at least once a minute while it was watched. */
const UNSEEN_MS = 3 * 60_000;
const SPLIT = 'The split is not what the alias says';

/**
 * From here a share may become unknown. Before, it lasted through the times in which nobody watched. Those are marked
 * as far as they can be recognised, and what their counts were said to prove about the split is removed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('routed_samples_2')
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('rollout_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('percent', 'double precision')
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('routed_samples_2_pk', ['target', 'rollout_id', 'at'])
    .execute();
  const kept = db.withTables<Kept & { routed_samples_2: Kept['routed_samples'] }>();
  const columns = ['target', 'rollout_id', 'at', 'percent', 'source'] as const;
  await kept
    .insertInto('routed_samples_2')
    .columns(columns)
    .expression((e) => e.selectFrom('routed_samples').select(columns))
    .execute();
  await db.schema.dropTable('routed_samples').execute();
  await db.schema.alterTable('routed_samples_2').renameTo('routed_samples').execute();
  const unwatched = await kept
    .selectFrom('rollouts')
    .select(['target', 'id', 'data'])
    .where((w) => w.or([w('data', 'like', '%"watched":{"from":null%'), w('data', 'like', '%Sluice did not watch%')]))
    .execute();
  for (const row of unwatched) await correct(kept, row);
}

async function correct(db: Kysely<Kept>, { target, id, data }: Kept['rollouts']): Promise<void> {
  const rollout = JSON.parse(data) as KeptRollout;
  const samples = await db
    .selectFrom('routed_samples')
    .selectAll()
    .where('target', '=', target)
    .where('rollout_id', '=', id)
    .orderBy('at')
    .execute();
  const unknown = rollout.watched.from === null ? sinceShift(rollout, samples) : inGaps(samples);
  for (const { at, source } of unknown)
    await db
      .insertInto('routed_samples')
      .values({ target, rollout_id: id, at, percent: null, source })
      .onConflict((c) => c.columns(['target', 'rollout_id', 'at']).doUpdateSet({ percent: null }))
      .execute();
  const besides = rollout.verdict?.besides ?? [];
  if (!rollout.verdict || !besides.some(isOfSplit)) return;
  const verdict = { ...rollout.verdict, besides: besides.filter((sentence) => !isOfSplit(sentence)) };
  await db
    .updateTable('rollouts')
    .set({ data: JSON.stringify({ ...rollout, verdict }) })
    .where('target', '=', target)
    .where('id', '=', id)
    .execute();
}

const isOfSplit = (sentence: string): boolean => sentence.startsWith(SPLIT);

type Sample = Kept['routed_samples'];

/** A rebuilt share had a 0 at the beginning of the shift, which nobody saw. */
function sinceShift({ shiftStartedAt, completedAt }: KeptRollout, samples: Sample[]): Sample[] {
  if (shiftStartedAt === null) return [];
  return samples.filter(
    ({ at, percent, source }) =>
      source === 'rebuilt' && percent === 0 && at >= shiftStartedAt && (completedAt === null || at < completedAt),
  );
}

function inGaps(samples: Sample[]): Sample[] {
  return samples.flatMap((sample, index) => {
    const next = samples[index + 1];
    if (next === undefined || next.percent === sample.percent) return [];
    const atMs = Date.parse(sample.at);
    if (Date.parse(next.at) - atMs < UNSEEN_MS) return [];
    return [{ ...sample, at: new Date(atMs + 1).toISOString() }];
  });
}
