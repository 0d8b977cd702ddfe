import type { LoadedTemplate } from '../../template/load-template.ts';
import type { StackResource } from '../state.ts';

/** How long a handler takes, on the simulated clock. AWS takes seconds; no source says how many. */
export const HANDLER_MS = 2000;

/** What a change has done so far, so that it can be undone. */
export interface Change {
  /** undefined for a stack that is being created. */
  previous: LoadedTemplate | undefined;
  before: ReadonlyMap<string, StackResource>;
  /** Logical ids that were changed, in order. */
  touched: string[];
  /** Replaced resources, until the cleanup removes them. */
  replaced: StackResource[];
  failed: string[];
  /** Runs an action after some simulated time; at once while a stack is created. */
  later(ms: number, action: () => Promise<void>): void;
}
