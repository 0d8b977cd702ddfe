import type { SourceName } from '../../domain/live/health.ts';
import { historyAtFirst, type History } from '../read/read-history.ts';
import { createBudget, type Budget } from './budget.ts';

/** What the loop keeps next to the picture. */
export interface LoopState {
  history: History;
  /** Start of the last minute that was read, AWS's ms. */
  minuteReadMs: number | null;
  firstReading: boolean;
  lastRunAtMs: Map<string, number>;
  running: Map<string, SourceName>;
  blockedUntilMs: Map<string, number>;
  budget: Budget;
}

export const loopAtFirst = (): LoopState => ({
  history: historyAtFirst(),
  minuteReadMs: null,
  firstReading: true,
  lastRunAtMs: new Map(),
  running: new Map(),
  blockedUntilMs: new Map(),
  budget: createBudget(),
});
