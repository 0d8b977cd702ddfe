import type { SimMs } from '../kernel/clock.ts';
import type { InvocationRecorder, InvocationTarget } from '../kernel/cloudwatch-port.ts';
import type { Random } from '../kernel/random.ts';
import { LambdaCell } from './lambda-cell.ts';
import { OpenCell } from './open-cell.ts';
import { RETENTION_MS } from './metric-source.ts';
import type { MetricDimension, MetricId, MetricSource } from './metric-source.ts';
import type { Tally } from './tally.ts';
import { mergeWarm, pourWarm, WARM_UNITS } from './warm-tally.ts';

/** Many invocations of one past minute. `durations` are samples, each with the number of invocations it stands for. */
export interface InvocationMinute extends InvocationTarget {
  /** Any moment in the minute. */
  at: SimMs;
  /** Those that ran, including errors but not throttles. */
  invocations: number;
  errors: number;
  throttles: number;
  durations: readonly { ms: number; samples: number }[];
}

/** Invocations of one version through one qualifier: the finest that any set of dimensions distinguishes. */
interface Track {
  functionName: string;
  /** "f:live", "f:2", or "f" for a call without qualifier: the Resource dimension. */
  resource: string;
  /** Only calls through an alias have ExecutedVersion. */
  executedVersion: string | null;
  minutes: Map<SimMs, LambdaCell>;
  /** Recorded but not published yet; only a few, the newest last. */
  open: OpenCell[];
  latestAt: SimMs;
  /** Whether it ever had provisioned concurrency. */
  warm: boolean;
}

const MINUTE = 60_000;
const BATCH_MS = 20_000;
/** The share of invocations that is reported late, so that a minute is revised after it first shows, as at AWS. */
const LATE_SHARE = 0.1;
const LATE_MS = 40_000;
const UNITS: Record<string, string> = {
  Invocations: 'Count',
  Errors: 'Count',
  Throttles: 'Count',
  Duration: 'Milliseconds',
  ConcurrentExecutions: 'Count',
};
const unitOf = (name: string): string | undefined => UNITS[name] ?? WARM_UNITS[name];
export const LAMBDA_NAMESPACE = 'AWS/Lambda';

/**
 * The AWS/Lambda metrics, made from invocations. Data belongs to the minute in which the invocation began and becomes
 * visible in batches: an invocation that ends within some 20 s is readable `publishDelayMs` after its batch ends, one
 * in ten 40 s later. With the default of 15 s a minute shows in part while it runs, is nine tenths complete 35 s after
 * its end and complete after 75 s, except for invocations that still run. Only the finest series is stored; the three
 * sets of dimensions (FunctionName; with Resource; with Resource and ExecutedVersion) are added up on reading.
 */
export class LambdaMetrics implements MetricSource {
  private readonly functions = new Map<string, Track[]>();
  /** Tracks with something to publish. */
  private readonly pending = new Set<Track>();
  private nextPublishAt: SimMs = Infinity;
  private prunedAt = 0;
  private readonly now: () => SimMs;
  private readonly random: Random;
  private readonly publishDelayMs: number;

  constructor(now: () => SimMs, random: Random, publishDelayMs: number) {
    this.now = now;
    this.random = random;
    this.publishDelayMs = publishDelayMs;
  }

  recorder(of: InvocationTarget): InvocationRecorder {
    this.publish();
    const track = this.track(of);
    const { provisioned } = of;
    if (provisioned !== undefined) track.warm = true;
    return (at, durationMs, outcome) => {
      const endAt = outcome === 'throttle' ? at : at + durationMs;
      const late = this.random.next() < LATE_SHARE ? LATE_MS : 0;
      const visibleAt = Math.ceil(endAt / BATCH_MS) * BATCH_MS + this.publishDelayMs + late;
      const cell = this.openCell(track, visibleAt, Math.floor(at / MINUTE) * MINUTE);
      cell.add(durationMs, outcome);
      if (provisioned !== undefined && outcome !== 'throttle') cell.addProvisioned(provisioned, durationMs);
    };
  }

  /** Visible at once: for minutes that are long over. */
  recordMinute(minute: InvocationMinute): void {
    const cell = new LambdaCell();
    cell.invocations = minute.invocations;
    cell.errors = minute.errors;
    cell.throttles = minute.throttles;
    cell.addDurations(minute.durations);
    mergeInto(this.track(minute), Math.floor(minute.at / MINUTE) * MINUTE, cell);
  }

  read(metric: MetricId, unit: string | null, fromMs: number, toMs: number, tallyAt: (at: number) => Tally): void {
    const metricUnit = unitOf(metric.name);
    if (metric.namespace !== LAMBDA_NAMESPACE || metricUnit === undefined) return;
    if (unit !== null && unit !== metricUnit) return;
    this.publish();
    const tracks = this.tracksFor(metric.dimensions);
    const first = Math.ceil(Math.max(fromMs, this.now() - RETENTION_MS) / MINUTE) * MINUTE;
    // Nothing begins after now, however far ahead a query looks.
    const end = Math.min(toMs, this.now() + 1);
    for (let minute = first; minute < end; minute += MINUTE) {
      const cells = tracks.flatMap((track) => track.minutes.get(minute) ?? []);
      if (cells.length > 0) pour(metric.name, cells, () => tallyAt(minute));
    }
  }

  unitsOf({ name }: MetricId): readonly string[] {
    const unit = unitOf(name);
    return unit === undefined ? [] : [unit];
  }

  *list(sinceMs: number): Iterable<MetricId> {
    this.publish();
    for (const tracks of this.functions.values()) {
      const sets = new Map<string, { dimensions: MetricDimension[]; warm: boolean }>();
      for (const track of tracks) {
        if (track.latestAt < sinceMs || track.minutes.size === 0) continue;
        for (const dimensions of dimensionSets(track)) {
          const key = JSON.stringify(dimensions);
          sets.set(key, { dimensions, warm: track.warm || sets.get(key)?.warm === true });
        }
      }
      for (const { dimensions, warm } of sets.values())
        for (const name of Object.keys(warm ? { ...UNITS, ...WARM_UNITS } : UNITS))
          yield { namespace: LAMBDA_NAMESPACE, name, dimensions };
    }
  }

  private track({ functionName, qualifier, executedVersion }: InvocationTarget): Track {
    let tracks = this.functions.get(functionName);
    if (!tracks) this.functions.set(functionName, (tracks = []));
    const byAlias = qualifier !== null && !/^(\d+|\$LATEST)$/.test(qualifier);
    const version = byAlias ? executedVersion : null;
    const resource = qualifier === null ? functionName : `${functionName}:${qualifier}`;
    const found = tracks.find((track) => track.executedVersion === version && track.resource === resource);
    if (found) return found;
    const track: Track = {
      functionName,
      resource,
      executedVersion: version,
      minutes: new Map(),
      open: [],
      latestAt: 0,
      warm: false,
    };
    tracks.push(track);
    return track;
  }

  private openCell(track: Track, visibleAt: SimMs, minute: SimMs): OpenCell {
    for (let i = track.open.length - 1; i >= 0; i--) {
      const cell = track.open[i];
      if (cell?.visibleAt === visibleAt && cell.minute === minute) return cell;
    }
    const cell = new OpenCell(visibleAt, minute);
    track.open.push(cell);
    this.pending.add(track);
    this.nextPublishAt = Math.min(this.nextPublishAt, visibleAt);
    return cell;
  }

  /** Publishes everything that is due. Called on each use, not by the clock: nobody can see the difference. */
  private publish(): void {
    const now = this.now();
    if (now < this.nextPublishAt) return;
    this.nextPublishAt = Infinity;
    for (const track of this.pending) {
      const due = track.open.filter(({ visibleAt }) => visibleAt <= now);
      for (const cell of due) mergeInto(track, cell.minute, cell.close());
      if (due.length > 0) track.open = track.open.filter(({ visibleAt }) => visibleAt > now);
      for (const { visibleAt } of track.open) this.nextPublishAt = Math.min(this.nextPublishAt, visibleAt);
      if (track.open.length === 0) this.pending.delete(track);
    }
    if (now - this.prunedAt >= 3_600_000) this.prune(now);
  }

  private prune(now: SimMs): void {
    this.prunedAt = now;
    for (const [functionName, tracks] of this.functions) {
      for (const track of tracks)
        for (const minute of track.minutes.keys()) if (minute < now - RETENTION_MS) track.minutes.delete(minute);
      if (tracks.every((track) => track.latestAt > 0 && track.minutes.size === 0)) this.functions.delete(functionName);
    }
  }

  private tracksFor(dimensions: readonly MetricDimension[]): Track[] {
    const wanted = new Map(dimensions.map(({ name, value }) => [name, value]));
    const functionName = wanted.get('FunctionName');
    const resource = wanted.get('Resource');
    const version = wanted.get('ExecutedVersion');
    const known = 1 + (resource === undefined ? 0 : 1) + (version === undefined ? 0 : 1);
    // Dimensions that Lambda does not publish have no data, silently: that is how a mistyped alarm fails at AWS.
    if (functionName === undefined || known !== dimensions.length) return [];
    if (version !== undefined && resource === undefined) return [];
    return (this.functions.get(functionName) ?? []).filter(
      (track) =>
        (resource === undefined || track.resource === resource) &&
        (version === undefined || track.executedVersion === version),
    );
  }
}

const mergeInto = (track: Track, minute: SimMs, cell: LambdaCell): void => {
  const existing = track.minutes.get(minute);
  if (existing) existing.merge(cell);
  else track.minutes.set(minute, cell);
  track.latestAt = Math.max(track.latestAt, minute);
};

const dimensionSets = ({ functionName, resource, executedVersion }: Track): MetricDimension[][] => {
  const plain = [{ name: 'FunctionName', value: functionName }];
  const withResource = [...plain, { name: 'Resource', value: resource }];
  if (executedVersion === null) return [plain, withResource];
  return [plain, withResource, [...withResource, { name: 'ExecutedVersion', value: executedVersion }]];
};

const total = (cells: readonly LambdaCell[], of: (cell: LambdaCell) => number): number =>
  cells.reduce((sum, cell) => sum + of(cell), 0);

const pour = (metric: string, cells: readonly LambdaCell[], tally: () => Tally): void => {
  if (WARM_UNITS[metric] !== undefined) {
    const warm = cells.reduce<LambdaCell['warm']>((sum, cell) => mergeWarm(sum, cell.warm), null);
    if (warm !== null) pourWarm(metric, warm, tally());
    return;
  }
  const invocations = total(cells, (cell) => cell.invocations);
  const throttles = total(cells, (cell) => cell.throttles);
  switch (metric) {
    case 'Throttles':
      tally().add(1, throttles);
      tally().add(0, invocations);
      return;
    case 'Invocations':
      if (invocations > 0) tally().add(1, invocations);
      return;
    case 'Errors': {
      // Lambda reports 0 for each success, so Errors has data wherever Invocations has.
      const errors = total(cells, (cell) => cell.errors);
      if (invocations === 0) return;
      tally().add(1, errors);
      tally().add(0, invocations - errors);
      return;
    }
    case 'Duration':
      if (invocations > 0) for (const cell of cells) cell.pourDuration(tally());
      return;
    default: {
      if (invocations === 0) return;
      // Concurrency is not simulated: Little's law gives the mean, and two standard deviations above it are the peak.
      const mean = total(cells, (cell) => cell.durationSum) / MINUTE;
      tally().add(Math.max(1, Math.round(mean)));
      tally().add(Math.max(1, Math.ceil(mean + 2 * Math.sqrt(mean))));
    }
  }
};
