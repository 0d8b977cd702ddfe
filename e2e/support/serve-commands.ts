/**
 * A Sluice without its pages, for tests that kill it: the real parts, with the commands that change alarms as lines of
 * JSON on stdin, and a line on stdout for each answer. It starts in a fraction of the time that Next takes.
 */
import { createInterface } from 'node:readline';
import { bypassAlarms } from '../../lib/commands/bypass-alarms.ts';
import { rearmAlarms } from '../../lib/commands/rearm-alarms.ts';
import { loadConfig } from '../../lib/config.ts';
import { createParts } from '../../lib/create-parts.ts';
import type { BypassUntil } from '../../lib/domain/group/group.ts';

/** One line on stdin. */
export type Asked = { application: string; group: string } & ({ bypass: BypassUntil } | { rearm: true });

const ACTOR = { name: 'mara', role: 'operator' as const };
const parts = await createParts(await loadConfig());
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) void act(JSON.parse(line) as Asked);
// The test that started it is gone.
process.exit();

async function act(asked: Asked): Promise<void> {
  const { application, group } = asked;
  const input = { target: 'default', application, group, reason: 'the alarm is about the old version' };
  try {
    if ('bypass' in asked) await bypassAlarms(parts, ACTOR, { ...input, until: asked.bypass });
    else await rearmAlarms(parts, ACTOR, input);
    process.stdout.write(`done ${group}\n`);
  } catch (error) {
    process.stdout.write(`refused ${group} ${String(error)}\n`);
  }
}
