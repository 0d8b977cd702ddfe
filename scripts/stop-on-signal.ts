import type { Server } from 'node:http';

const PATIENCE_MS = 5000;

/**
 * On SIGINT or SIGTERM: takes no new requests, stops the parts (which ends the streams), lets answers finish, exits 0.
 * A second signal exits at once.
 */
export function stopOnSignal(server: Server, stopParts: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(130);
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    void stopParts()
      .then(() => {
        server.closeIdleConnections();
        return closed;
      })
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
