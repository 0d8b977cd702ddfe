import type { Iso } from '../time/iso.ts';

export interface HookLogLine {
  at: Iso;
  message: string;
  /** The line, or its invocation, names this deployment. */
  ofThisDeployment: boolean;
}

/** What a hook function logged since its lifecycle event began. */
export interface HookLogs {
  event: string;
  functionName: string;
  logGroup: string;
  startedAt: Iso | null;
  /**
   * Lines of this deployment first, then newest first; at most 200. null: the logs could not be read (`unread` says
   * why).
   */
  lines: HookLogLine[] | null;
  /** The log has a START line since the event began; null: not known. */
  invoked: boolean | null;
  /** The likely cause of the silence, in a sentence; null: nothing stands out. */
  likelyCause: string | null;
  unread: string | null;
  readAt: Iso;
}
