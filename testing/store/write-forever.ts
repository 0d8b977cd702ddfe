/**
 * A program for the crash test: writes audit entries without end, and prints each id once the store has confirmed it.
 */
import { openStore } from '../../lib/store/open-store.ts';
import { fixedClock } from './databases.ts';

const store = await openStore(process.argv[2] ?? '', { clock: fixedClock });
for (let n = 0; ; n += 1) {
  const id = String(n).padStart(8, '0');
  await store.audit.begin({
    id,
    at: fixedClock.now().toISOString(),
    actor: 'crash',
    action: 'stop',
    target: 'default',
    subject: { application: 'a', group: 'g', rolloutId: null, functionName: null, alias: null },
    reason: 'write until killed',
    before: null,
  });
  process.stdout.write(`${id}\n`);
}
