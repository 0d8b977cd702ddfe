/** A program for the tests of claims: claims a database, prints "claimed" or why it may not, and holds on. */
import { claimDatabase } from '../../lib/store/claim-database.ts';

try {
  claimDatabase(process.argv[2] ?? '', { address: 'http://127.0.0.1:3000', at: '2026-11-21T12:00:00.000Z' });
  process.stdout.write('claimed\n');
  process.stdin.resume();
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
