/** Writes docs/sandbox-operations.md from what the sandbox's code declares. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWorld } from '../sandbox/scenario/build-world.ts';
import { renderTable } from '../sandbox/operations/render-table.ts';

const world = await buildWorld({ scenario: 'empty', seed: 1, rate: 0, startAt: null });
writeFileSync(join(import.meta.dirname, '../docs/sandbox-operations.md'), renderTable(world.services));
world.stop();
