import { groupKey } from '../../domain/group/group-key.ts';
import type { TargetContext } from '../target-context.ts';

/** Reads the open bypasses from the store, where commands write them, into the picture. */
export async function readBypasses({ aws, store, picture, touched }: TargetContext): Promise<void> {
  const open = (await store.bypasses.open()).filter(({ target }) => target === aws.config.name);
  const before = picture.bypasses;
  picture.bypasses = new Map(open.map((record) => [groupKey(record.application, record.group), record]));
  for (const key of new Set([...before.keys(), ...picture.bypasses.keys()]))
    if (JSON.stringify(before.get(key)) !== JSON.stringify(picture.bypasses.get(key))) touched.groups.add(key);
}
