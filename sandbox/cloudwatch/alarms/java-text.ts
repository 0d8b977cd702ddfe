// CloudWatch's reasons and their JSON are printed the Java way, and people parse them: 5 reads "5.0", dates end in +0000.

/** Java's Double.toString. */
export const javaDouble = (value: number): string => {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
};

/** 2026-11-21T00:02:40.000+0000 */
export const javaDate = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

/** 21/11/26 00:01:00, the form inside reasons. */
export const shortDate = (at: number): string => {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year.slice(-2)} ${time.slice(0, 8)}`;
};
