/** Resolves in the next turn of the event loop: by then only input from outside is still awaited. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
