import { request, type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

export interface StreamedEvent {
  type: string;
  id: string | null;
  data: string;
  /** performance.now() when the end of the event arrived. */
  arrivedAt: number;
}

/** For callers that also count the stream's bytes, or need to know that the server has ended it. */
export interface StreamWatch {
  onSocket?: (socket: Socket) => void;
  onEnd?: () => void;
}

/**
 * Listens to the dashboard's event stream as a browser does. Resolves once it is open, with a function that closes it.
 */
export function listen(
  url: string,
  onEvent: (event: StreamedEvent) => void,
  watch: StreamWatch = {},
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const call: ClientRequest = request(`${url}/api/stream`, {
      headers: { accept: 'text/event-stream' },
      agent: false,
    });
    call.once('error', reject);
    call.once('socket', (socket) => watch.onSocket?.(socket));
    call.once('response', (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`${url}/api/stream: ${response.statusCode}`));
        return;
      }
      let waiting = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const arrivedAt = performance.now();
        const blocks = (waiting + chunk).split('\n\n');
        waiting = blocks.pop() ?? '';
        for (const block of blocks) {
          const event = parse(block, arrivedAt);
          if (event !== null) onEvent(event);
        }
      });
      response.once('close', () => watch.onEnd?.());
      // The connection breaks when the lab is stopped.
      response.on('error', () => undefined);
      call.on('error', () => undefined);
      resolve(() => call.destroy());
    });
    call.end();
  });
}

function parse(block: string, arrivedAt: number): StreamedEvent | null {
  const event: StreamedEvent = { type: 'message', id: null, data: '', arrivedAt };
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) event.type = line.slice(7);
    else if (line.startsWith('id: ')) event.id = line.slice(4);
    else if (line.startsWith('data: ')) event.data += line.slice(6);
  }
  return event.data === '' ? null : event;
}
