/** A failure as the caller of a function sees it. */
export interface ErrorPayload {
  errorType: string;
  errorMessage: string;
  trace?: string[] | undefined;
}

/** One line of a handler, `afterMs` real milliseconds into the invocation; `json` if it logged one object. */
export interface OutputLine {
  afterMs: number;
  /** null: written to stdout or stderr without console. */
  level: string | null;
  text: string;
  json: string | null;
}

export type Ending =
  | { kind: 'returned'; payload: string }
  /** The handler failed; its environment lives on. */
  | { kind: 'failed'; error: ErrorPayload }
  /** The process ended, or never started. */
  | { kind: 'crashed'; error: ErrorPayload; duringInit: boolean }
  | { kind: 'timeout' };

/** The outcome of one invocation in a real process. */
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
