import type { SimMs } from '../kernel/clock.ts';
import type { Route } from '../kernel/routing-port.ts';
import { sharesOf } from '../traffic/pick-version.ts';
import { checkRouting } from './check-routing.ts';
import {
  newRevisionId,
  type AliasRecord,
  type FunctionRecord,
  type LambdaState,
  type ProvisionedRecord,
} from './state.ts';

/** "A minute or two of preparation" (AWS's guide); then all of it is ready at once, which is the sandbox's choice. */
const ALLOCATION_MS = 90_000;

export interface Allocation {
  byVersion: Record<string, number>;
  allocated: number;
  status: 'IN_PROGRESS' | 'READY';
}

/**
 * What each version should have. For a split alias each version gets its share, rounded up and at least one: AWS only
 * says that the amount fluctuates with the weights. All weight on the other version is how Lambda holds traffic back
 * until the alias's own version is ready: then both have all of it.
 */
function wanted(requested: number, { version, weights }: Route): Record<string, number> {
  const held = Object.values(weights).some((weight) => weight === 1);
  const shares = sharesOf({ version, weights });
  return Object.fromEntries(
    shares.map(({ version: name, share }) => [name, held ? requested : Math.max(1, Math.ceil(requested * share))]),
  );
}

const routeOf = (record: FunctionRecord, qualifier: string): Route => {
  const alias = record.aliases.get(qualifier);
  return alias === undefined
    ? { version: qualifier, weights: {} }
    : { version: alias.functionVersion, weights: alias.weights };
};

export function allocationOf(
  record: FunctionRecord,
  qualifier: string,
  config: ProvisionedRecord,
  now: SimMs,
): Allocation {
  const target = wanted(config.requested, routeOf(record, qualifier));
  const ready = now >= config.changedAt + ALLOCATION_MS;
  const byVersion = ready ? target : config.had;
  const allocated = Object.values(byVersion).reduce((sum, count) => sum + count, 0);
  return { byVersion, allocated, status: ready ? 'READY' : 'IN_PROGRESS' };
}

/** Provisioned environments of one version, through any alias or number. */
export function provisionedFor(record: FunctionRecord, version: string, now: SimMs): number {
  let sum = 0;
  for (const [qualifier, config] of record.provisioned)
    sum += allocationOf(record, qualifier, config, now).byVersion[version] ?? 0;
  return sum;
}

/** Requests `requested` from now on; what exists stays until the rest is ready. */
export function provision(state: LambdaState, record: FunctionRecord, qualifier: string, requested: number): void {
  const now = state.clock.now();
  const before = record.provisioned.get(qualifier);
  const had = before === undefined ? {} : allocationOf(record, qualifier, before, now).byVersion;
  record.provisioned.set(qualifier, { requested, modifiedAt: now, changedAt: now, had });
  settleLater(state);
}

/**
 * Moves an alias and the concurrency provisioned for it: the one way in which an alias is written, whoever writes it.
 * Throws AwsError if Lambda's rules forbid the route. `hold`: as with UpdateAlias, Lambda leaves all traffic on the
 * old version (a weight of 1, which GetAlias shows) until the new version's environments are ready.
 */
export function moveAlias(
  state: LambdaState,
  record: FunctionRecord,
  alias: AliasRecord,
  to: Route,
  hold: boolean,
): void {
  checkRouting(state, record.name, to.version, to.weights);
  const now = state.clock.now();
  const config = record.provisioned.get(alias.name);
  const old = alias.functionVersion;
  alias.revisionId = newRevisionId(state);
  if (config === undefined || isSame(to, { version: old, weights: alias.weights })) {
    alias.functionVersion = to.version;
    alias.weights = { ...to.weights };
    return;
  }
  config.had = allocationOf(record, alias.name, config, now).byVersion;
  config.changedAt = now;
  settleLater(state);
  const holding = hold && old !== to.version && Object.keys(to.weights).length === 0;
  alias.functionVersion = to.version;
  alias.weights = holding ? { [old]: 1 } : { ...to.weights };
  if (!holding) return;
  state.clock.at(now + ALLOCATION_MS, () => {
    if (config.changedAt !== now || alias.weights[old] !== 1) return;
    alias.weights = {};
    alias.revisionId = newRevisionId(state);
  });
}

const isSame = (a: Route, b: Route): boolean =>
  a.version === b.version && JSON.stringify(a.weights) === JSON.stringify(b.weights);

function settleLater(state: LambdaState): void {
  state.concurrency.revision++;
  state.clock.at(state.clock.now() + ALLOCATION_MS, () => void state.concurrency.revision++);
}
