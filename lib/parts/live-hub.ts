import type { StreamEvent } from '../domain/live/stream.ts';

export interface LiveHub {
  publish(event: StreamEvent): void;
  /**
   * A stream of server-sent events for one browser. `lastEventId`: resumes after it, or begins with a `reset` event
   * when the gap can no longer be filled. The current health is sent first.
   */
  open(lastEventId: string | null, signal: AbortSignal): ReadableStream<Uint8Array>;
  viewers(): number;
}
