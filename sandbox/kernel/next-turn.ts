/** Resolves in the next turn of the event loop: by then all that could go on has gone on, and only what comes from outside is awaited. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
