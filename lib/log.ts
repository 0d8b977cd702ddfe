import pino from 'pino';
import type { LogLevel } from './config.ts';

/** What parts may ask of a log: levels that pino has, an object of facts first, then the sentence. */
export interface Log {
  debug(facts: object, text: string): void;
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  error(facts: object, text: string): void;
}

/** JSON lines on standard error: standard output is kept for the one line that a person reads at the start. */
export function createLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.errWithCause },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
