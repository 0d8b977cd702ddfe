import type { WireReply, WireRequest } from '../protocol/wire.ts';
import type { World } from '../world/create-world.ts';
import { decodeValue } from './encode-value.ts';
import type { EntryOf } from './entry.ts';

/** Runs a recorded request on the world, as when it came over HTTP. */
export async function replayRequest(
  world: World,
  control: (request: WireRequest) => Promise<WireReply>,
  entry: EntryOf<'operation'> | EntryOf<'control'>,
): Promise<unknown> {
  if (entry.k === 'control') {
    const { method, path, body } = entry;
    return control({
      method,
      path: `/_sandbox/${path}`,
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.from(JSON.stringify(body ?? {})),
      requestId: '',
    });
  }
  const run = world.services.find(({ id }) => id === entry.service)?.operations[entry.operation];
  if (run === undefined) throw new Error(`there is no operation ${entry.service}:${entry.operation}`);
  return run(decodeValue(entry.input) as never, entry.context);
}
