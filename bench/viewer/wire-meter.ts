import type { Socket } from 'node:net';

/** Bytes received over sockets: what was on the wire, with headers and framing, before decompression. */
export interface WireMeter {
  watch(socket: Socket): void;
  bytes(): number;
}

export function createWireMeter(): WireMeter {
  const open = new Set<Socket>();
  let ofClosed = 0;
  return {
    watch(socket) {
      // A kept-alive socket is passed again with each of its requests.
      if (open.has(socket)) return;
      open.add(socket);
      socket.once('close', () => {
        open.delete(socket);
        ofClosed += socket.bytesRead;
      });
    },
    bytes: () => [...open].reduce((sum, socket) => sum + socket.bytesRead, ofClosed),
  };
}
