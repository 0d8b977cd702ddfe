import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { Clock, SimMs } from '../kernel/clock.ts';
import type { Found } from './pattern/filter-pattern.ts';
import type { MetricFilter } from './state.ts';

const MINUTE = 60_000;
const LONGEST_DIMENSION = 1024;
/** CloudWatch refuses larger values. */
const LARGEST = 2 ** 360;

/** One value of a metric, at the minute of the event. */
export interface MetricSink {
  (metric: {
    namespace: string;
    name: string;
    unit: StandardUnit;
    dimensions: { Name: string; Value: string }[];
    at: SimMs;
    value: number;
  }): void;
}

/** Turns a matching event into a value of the filter's metric; else sees to the default value. */
export function countEvent(clock: Clock, sink: MetricSink, filter: MetricFilter, at: SimMs, message: string): void {
  const found = filter.pattern(message);
  const { defaultValue } = filter.transformation;
  if (defaultValue !== undefined) watchMinute(clock, sink, filter, at, found !== null);
  if (found === null) return;
  const value = readNumber(filter.transformation.metricValue ?? '', found);
  const dimensions = readDimensions(filter, found);
  if (value !== null && dimensions !== null) put(sink, filter, at, value, dimensions);
}

/** The default value is reported for each minute that had events, none of which matched. */
function watchMinute(clock: Clock, sink: MetricSink, filter: MetricFilter, at: SimMs, matched: boolean): void {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  const known = filter.minutes.get(minute);
  filter.minutes.set(minute, known === true || matched);
  if (known !== undefined) return;
  clock.at(minute + MINUTE, () => {
    const { defaultValue } = filter.transformation;
    if (filter.minutes.get(minute) === false && defaultValue !== undefined) put(sink, filter, minute, defaultValue, []);
    filter.minutes.delete(minute);
  });
}

function put(
  sink: MetricSink,
  { transformation }: MetricFilter,
  at: SimMs,
  value: number,
  dimensions: { Name: string; Value: string }[],
): void {
  const { metricNamespace: namespace = '', metricName: name = '', unit = 'None' } = transformation;
  sink({ namespace, name, unit, dimensions, at, value });
}

/** A number, or the field's value if that is one. */
function readNumber(text: string, found: Found): number | null {
  const raw = text.startsWith('$') ? found(text) : text;
  if (typeof raw !== 'number' && (typeof raw !== 'string' || raw.trim() === '')) return null;
  const value = Number(raw);
  return Math.abs(value) <= LARGEST ? value : null;
}

/** null: the event lacks one of them, so it belongs to no series. */
function readDimensions({ transformation }: MetricFilter, found: Found): { Name: string; Value: string }[] | null {
  const dimensions: { Name: string; Value: string }[] = [];
  for (const [Name, selector] of Object.entries(transformation.dimensions ?? {})) {
    const value = found(selector);
    if ((typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') || value === '')
      return null;
    dimensions.push({ Name, Value: String(value).slice(0, LONGEST_DIMENSION) });
  }
  return dimensions;
}
