/** What the caller of a function is told about a failure. */
export interface ErrorPayload {
  errorType: string;
  errorMessage: string;
  trace?: string[] | undefined;
}

/** One line that a handler wrote, `afterMs` real milliseconds into the invocation; `json` where it logged one object. */
export interface OutputLine {
  afterMs: number;
  /** null: written to stdout or stderr past console. */
  level: string | null;
  text: string;
  json: string | null;
}

export type Ending =
  | { kind: 'returned'; payload: string }
  /** The handler failed; its environment lives on. */
  | { kind: 'failed'; error: ErrorPayload }
  /** The process ended, or never came up. */
  | { kind: 'crashed'; error: ErrorPayload; duringInit: boolean }
  | { kind: 'timeout' };

/** What became of one invocation in a real process. */
export interface Execution {
  ending: Ending;
  /** Name of the environment's log stream. */
  stream: string;
  /** Of the handler alone, in real milliseconds. */
  durationMs: number;
  /** null: the environment was warm. */
  initMs: number | null;
  maxMemoryMb: number;
  output: OutputLine[];
}

export interface Job {
  requestId: string;
  /** JSON text. */
  payload: string;
  invokedArn: string;
  timeoutMs: number;
  clientContext: unknown;
}
