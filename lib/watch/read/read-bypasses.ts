import { groupKey } from '../../domain/group/group-key.ts';
import type { BypassRecord } from '../../parts/store.ts';
import type { TargetContext } from '../target-context.ts';

/** Reads the open bypasses from the store, where commands write them, into the picture. */
export async function readBypasses(ctx: TargetContext): Promise<void> {
  const { aws, store, picture, touched } = ctx;
  const all = await store.bypasses.open();
  noteOrphans(
    ctx,
    all.filter(({ target }) => !ctx.targetNames.has(target)),
  );
  const open = all.filter(({ target }) => target === aws.config.name);
  const before = picture.bypasses;
  picture.bypasses = new Map(open.map((record) => [groupKey(record.application, record.group), record]));
  for (const key of new Set([...before.keys(), ...picture.bypasses.keys()]))
    if (JSON.stringify(before.get(key)) !== JSON.stringify(picture.bypasses.get(key))) touched.groups.add(key);
}

/** Nobody ends these: their target is configured no more. Said in the log once, and in every health. */
function noteOrphans({ picture, log }: TargetContext, orphans: BypassRecord[]): void {
  const known = new Set(picture.orphanedBypasses.map(({ id }) => id));
  for (const { id, target, application, group } of orphans)
    if (!known.has(id))
      log.error({ target, application, group }, 'a bypass belongs to a target that is not configured: nobody ends it');
  picture.orphanedBypasses = orphans;
}
