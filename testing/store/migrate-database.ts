/** A program for the kill test: opens a database, which migrates it, and prints "begun" before and "done" after. */
import { openStore } from '../../lib/store/open-store.ts';
import { fixedClock } from './databases.ts';

process.stdout.write('begun\n');
const store = await openStore(process.argv[2] ?? '', { clock: fixedClock });
await store.close();
process.stdout.write('done\n');
