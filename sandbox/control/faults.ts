import type { SimMs } from '../kernel/clock.ts';
import { matchesPattern } from '../kernel/matches-pattern.ts';
import type { Random } from '../kernel/random.ts';
import { ConnectionReset } from '../protocol/handle-request.ts';
import type { Service } from '../protocol/service.ts';
import { accessDenied, expiredToken, serverFailure, throttled } from '../protocol/service-errors.ts';
import { createBucket } from './rate-limit.ts';

interface Fault {
  id: string;
  kind: 'throttle' | 'rate-limit' | 'error' | 'access-denied' | 'expired-token' | 'latency' | 'reset';
  /** IAM prefix: "codedeploy", "lambda", "cloudwatch", "sts". Absent: every service. */
  service?: string | undefined;
  /** Absent: every operation. */
  operation?: string | undefined;
  /** Like "482109371166/eu-west-1". Absent: every account and region. */
  target?: string | undefined;
  /** For `access-denied`: the resource's ARN, with `*`. Absent: every resource. */
  resource?: string | undefined;
  /** For `access-denied`: the caller's ARN, with `*`. Absent: everybody. */
  caller?: string | undefined;
  /** Operations that it does not hit. */
  except?: readonly string[] | undefined;
  /** For `rate-limit`: calls per second of simulated time, shared by all calls that match. */
  perSecond?: number | undefined;
  /** For `rate-limit`: how many calls may come at once. Default: a second's worth, at least one. */
  burst?: number | undefined;
  /** The source of a limit of AWS's. */
  basis?: 'documented' | 'observed' | undefined;
  /** Percent of the matching calls, 0–100. */
  percent: number;
  /** Real milliseconds before the answer: for `latency`. */
  latencyMs: number;
  /** HTTP status: for `error`. */
  status: 500 | 503;
  /** How many more calls it hits; absent: every call until it is cleared. */
  remaining?: number | undefined;
}

export type FaultInput = Omit<Fault, 'id'>;

export interface Faults {
  readonly list: readonly Fault[];
  add(fault: FaultInput): Fault;
  remove(id: string): boolean;
  clear(): void;
  /** Takes one of the hits that a fault has left. */
  spend(id: string): void;
  /** Waits, hangs up, throttles or fails, as the faults set for this call say. */
  enter(call: FaultyCall): Promise<void>;
  /** Refuses the call as IAM would, if such a fault is set. */
  refuse(call: FaultyCall, about: { caller: string; resource: () => string }): void;
}

interface FaultyCall {
  service: Service;
  operation: string;
  /** The account and region that it is for. */
  target: string;
}

/** Faults that can be set and cleared at any time. `onHit` is called for each hit of a fault with a limited number. */
export function createFaults(random: Random, onHit: (id: string) => void, now: () => SimMs): Faults {
  const list: Fault[] = [];
  const buckets = new Map<string, ReturnType<typeof createBucket>>();
  let nextId = 1;
  const spend = (fault: Fault): void => {
    if (fault.remaining === undefined) return;
    fault.remaining--;
    if (fault.remaining <= 0) list.splice(list.indexOf(fault), 1);
  };
  const hits = (fault: Fault, { service, operation, target }: FaultyCall): boolean => {
    if (fault.target !== undefined && fault.target !== target) return false;
    if (fault.service !== undefined && fault.service !== service.iamPrefix) return false;
    if (fault.operation !== undefined && fault.operation !== operation) return false;
    if (fault.except?.includes(operation) === true) return false;
    if (buckets.get(fault.id)?.take() === true) return false;
    if (fault.percent < 100 && random.next() * 100 >= fault.percent) return false;
    if (fault.remaining !== undefined) onHit(fault.id);
    spend(fault);
    return true;
  };
  return {
    list,
    add(fault) {
      const added = { id: String(nextId++), ...fault };
      list.push(added);
      const { perSecond, burst = Math.max(1, perSecond ?? 0) } = added;
      if (perSecond !== undefined) buckets.set(added.id, createBucket({ perSecond, burst }, now));
      return added;
    },
    remove(id) {
      const index = list.findIndex((fault) => fault.id === id);
      if (index < 0) return false;
      list.splice(index, 1);
      buckets.delete(id);
      return true;
    },
    clear() {
      list.length = 0;
      buckets.clear();
      nextId = 1;
    },
    spend(id) {
      const fault = list.find((one) => one.id === id);
      if (fault !== undefined) spend(fault);
    },
    async enter(call) {
      const { service } = call;
      for (const fault of list.slice()) {
        if (fault.kind === 'access-denied' || !hits(fault, call)) continue;
        // The network is real, so its delay is too.
        if (fault.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.latencyMs));
        else if (fault.kind === 'reset') throw new ConnectionReset();
        else if (fault.kind === 'expired-token') throw expiredToken(service);
        else if (fault.kind === 'error') throw serverFailure(service, fault.status);
        else throw throttled(service);
      }
    },
    refuse(call, { caller, resource }) {
      for (const fault of list.slice()) {
        if (fault.kind !== 'access-denied') continue;
        if (fault.caller !== undefined && !matchesPattern(fault.caller, caller)) continue;
        if (fault.resource !== undefined && !matchesPattern(fault.resource, resource())) continue;
        if (hits(fault, call)) throw accessDenied(call.service, call.operation, caller, resource());
      }
    },
  };
}
