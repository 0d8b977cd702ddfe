/** A load on the command line: "orders:live=20/s", "orders=90/m". */
export interface Load {
  functionName: string;
  /** An alias or a version; "$LATEST" if none is named. */
  alias: string;
  perMinute: number;
}

const FORM = /^([a-zA-Z0-9-_]{1,140})(?::([a-zA-Z0-9-_]{1,128}|\$LATEST))?=(\d{1,6}(?:\.\d{1,3})?)\/([sm])$/;
const LARGEST_PER_MINUTE = 100_000;

/** Throws RangeError that describes the form. */
export function parseLoad(text: string): Load {
  const [, functionName, alias = '$LATEST', count, unit] = FORM.exec(text) ?? [];
  const perMinute = Number(count) * (unit === 's' ? 60 : 1);
  if (functionName === undefined || !(perMinute <= LARGEST_PER_MINUTE)) {
    throw new RangeError(
      `--traffic ${JSON.stringify(text.slice(0, 100))} is not like "function:alias=20/s" or "function=90/m" (${LARGEST_PER_MINUTE} a minute at most)`,
    );
  }
  return { functionName, alias, perMinute };
}
