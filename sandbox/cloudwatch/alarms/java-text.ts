// CloudWatch's reasons and their JSON are printed the Java way, and people parse them: dates end in +0000.

/** 2026-11-21T00:02:40.000+0000 */
export const javaDate = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

/** 21/11/26 00:01:00, the form inside reasons. */
export const shortDate = (at: number): string => {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year.slice(-2)} ${time.slice(0, 8)}`;
};
