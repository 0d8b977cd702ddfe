import type { SimMs } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import { drawLatency, type Latency } from './log-normal.ts';

/** How one version of a function behaves from some time on. */
export interface Behaviour {
  /** 0–100. */
  errorPercent: number;
  latencyMs: Latency;
}

/** The outcome of one made-up invocation. */
export interface Drawn {
  durationMs: number;
  failed: boolean;
}

export function draw(random: Random, { errorPercent, latencyMs }: Behaviour): Drawn {
  const durationMs = drawLatency(random, latencyMs);
  return { durationMs, failed: random.next() * 100 < errorPercent };
}

/** The behaviour of a version without one. */
const DEFAULT: Behaviour = { errorPercent: 0, latencyMs: { p50: 40, p99: 180 } };

interface Phase extends Behaviour {
  from: SimMs;
}

/** Behaviours by function and version, each a sequence of phases in time. */
export class Behaviours {
  private readonly phases = new Map<string, Phase[]>();

  /** Replaces a phase that begins at the same time; later phases stay. */
  set(functionName: string, version: string, from: SimMs, behaviour: Behaviour): void {
    const key = keyOf(functionName, version);
    const others = (this.phases.get(key) ?? []).filter((phase) => phase.from !== from);
    this.phases.set(
      key,
      [...others, { from, ...behaviour }].toSorted((a, b) => a.from - b.from),
    );
  }

  at(functionName: string, version: string, at: SimMs): Behaviour {
    return this.of(functionName, version)(at);
  }

  /** The version's behaviour by time: one look-up for many calls. */
  of(functionName: string, version: string): (at: SimMs) => Behaviour {
    const phases = this.phases.get(keyOf(functionName, version)) ?? [];
    return (at) => phases.findLast((phase) => phase.from <= at) ?? DEFAULT;
  }

  list(): ({ functionName: string; version: string } & Phase)[] {
    return [...this.phases].flatMap(([key, phases]) => {
      const [functionName = '', version = ''] = key.split('\n');
      return phases.map((phase) => ({ functionName, version, ...phase }));
    });
  }
}

const keyOf = (functionName: string, version: string): string => `${functionName}\n${version}`;
