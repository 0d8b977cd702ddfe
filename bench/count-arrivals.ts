import { request } from 'node:http';

/** When each event, by its id, arrived at each of many viewers: performance.now(). */
export interface Arrivals {
  byId: Map<string, number[]>;
  close(): void;
}

const MARK = Buffer.from('\nid: ');

/**
 * Opens `viewers` event streams and records when each event's id arrives at each. Looks for ids in the raw bytes only:
 * this listener shares the machine with what it measures.
 */
export async function countArrivals(url: string, viewers: number): Promise<Arrivals> {
  const byId = new Map<string, number[]>();
  const closers: (() => void)[] = [];
  const note = (chunk: Buffer) => {
    const at = performance.now();
    for (let mark = chunk.indexOf(MARK); mark >= 0; mark = chunk.indexOf(MARK, mark + 1)) {
      const end = chunk.indexOf(10, mark + MARK.length);
      // An id that the network splits is not counted, nor is its event.
      if (end < 0) continue;
      const id = chunk.toString('latin1', mark + MARK.length, end);
      const times = byId.get(id);
      if (times === undefined) byId.set(id, [at]);
      else times.push(at);
    }
  };
  for (let viewer = 0; viewer < viewers; viewer++) closers.push(await open(url, note));
  return {
    byId,
    close() {
      for (const close of closers) close();
    },
  };
}

function open(url: string, onChunk: (chunk: Buffer) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}/api/stream`, { headers: { accept: 'text/event-stream' }, agent: false });
    call.once('error', reject);
    call.once('response', (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`${url}/api/stream: ${response.statusCode}`));
        return;
      }
      response.on('data', onChunk);
      // The connection breaks when the lab is stopped.
      response.on('error', () => undefined);
      call.on('error', () => undefined);
      resolve(() => call.destroy());
    });
    call.end();
  });
}
