export interface SparkGeometry {
  /** SVG points, one string for each unbroken run. */
  segments: string[];
  /** Where the last known value is. */
  end: { x: number; y: number } | null;
  thresholdY: number | null;
}

const PAD = 2;

/** Lays values into a box, from 0 (or a negative least value) to the greatest; a run of one becomes a dash. */
export function toSparkSegments(
  values: readonly (number | null)[],
  threshold: number | null,
  width: number,
  height: number,
): SparkGeometry {
  const known = values.filter((value) => value !== null);
  const all = threshold === null ? known : [...known, threshold];
  const low = Math.min(0, ...all);
  const high = Math.max(0, ...all);
  const span = high - low;
  const x = (index: number) => round(PAD + (values.length < 2 ? 1 : index / (values.length - 1)) * (width - 2 * PAD));
  const y = (value: number) => round(height - PAD - (span === 0 ? 0 : (value - low) / span) * (height - 2 * PAD));

  const segments: string[] = [];
  let run: string[] = [];
  let end: SparkGeometry['end'] = null;
  const close = () => {
    const only = run[0];
    if (run.length === 1 && only !== undefined) run.push(only);
    if (run.length > 0) segments.push(run.join(' '));
    run = [];
  };
  values.forEach((value, index) => {
    if (value === null) {
      close();
      return;
    }
    end = { x: x(index), y: y(value) };
    run.push(`${end.x},${end.y}`);
  });
  close();
  return { segments, end, thresholdY: threshold === null ? null : y(threshold) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
