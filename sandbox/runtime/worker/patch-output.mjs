import { format } from 'node:util';

const LEVELS = { log: 'INFO', info: 'INFO', debug: 'DEBUG', trace: 'TRACE', warn: 'WARN', error: 'ERROR' };

/**
 * Turns console output into log records with a level; other writes to stdout or stderr pass as they are. In order, on
 * one channel.
 */
export function patchOutput(post) {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method] = (...values) => {
      const [only] = values;
      const structured = values.length === 1 && typeof only === 'object' && only !== null ? toJson(only) : undefined;
      post({ type: 'log', level, text: format(...values), ...(structured === undefined ? {} : { json: structured }) });
    };
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk, encoding, sent) => {
      post({ type: 'raw', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8') });
      const done = typeof encoding === 'function' ? encoding : sent;
      if (typeof done === 'function') process.nextTick(done);
      return true;
    };
  }
}

/** JSON text of what was logged; undefined for what JSON cannot hold. */
function toJson(value) {
  try {
    if (value instanceof Error) {
      const { name, message, stack } = value;
      return JSON.stringify({ errorType: name, errorMessage: message, stackTrace: String(stack).split('\n') });
    }
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
