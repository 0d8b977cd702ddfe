/** An error of the runtime itself: its name is like "Runtime.HandlerNotFound". */
export function runtimeError(kind, message) {
  const error = new Error(message);
  error.name = `Runtime.${kind}`;
  error.stack = `${error.name}: ${message}${(error.stack ?? '').replace(/^[^\n]*/, '')}`;
  return error;
}

/**
 * A thrown value as the caller sees it (`trace`), and as Lambda's Node.js runtime logs it (`stack`, and the error's own
 * members).
 */
export function describeError(thrown) {
  try {
    if (thrown instanceof Error || (typeof thrown === 'object' && thrown?.message !== undefined && thrown.stack)) {
      const errorType = String(thrown.name);
      const errorMessage = String(thrown.message);
      const lines = String(thrown.stack ?? '').split('\n');
      const own = Object.fromEntries(Object.entries(thrown).filter(([name]) => name !== 'name'));
      return {
        payload: { errorType, errorMessage, trace: lines },
        logged: { errorType, errorMessage, ...own, stack: lines },
      };
    }
    const payload = { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
    return { payload, logged: { ...payload, trace: undefined, stack: [] } };
  } catch {
    const payload = { errorType: 'handled', errorMessage: 'the error cannot be described', trace: [] };
    return { payload, logged: payload };
  }
}
