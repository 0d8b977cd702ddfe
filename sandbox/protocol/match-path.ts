/**
 * Matches a path against a REST template like `/2015-03-31/functions/{FunctionName}/aliases/{Name}`. Returns its
 * labels, decoded; null if it does not match or a label is not valid percent-encoding. Ignores a trailing slash.
 */
export function matchPath(template: string, path: string): Record<string, string> | null {
  const wanted = segments(template);
  const given = segments(path);
  if (wanted.length !== given.length) return null;
  const labels: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const text = given[i] ?? '';
    const label = /^\{(\w+)\+?\}$/.exec(segment)?.[1];
    if (label === undefined) {
      if (segment !== text) return null;
      continue;
    }
    if (text === '') return null;
    try {
      labels[label] = decodeURIComponent(text);
    } catch {
      return null;
    }
  }
  return labels;
}

/**
 * How many fixed parameters of a template (`…/provisioned-concurrency?List=ALL`) a query has; null unless it has all.
 * Of two operations at one path, the one that names more is meant.
 */
export function matchQuery(template: string, query: URLSearchParams): number | null {
  const mark = template.indexOf('?');
  const fixed = mark < 0 ? [] : [...new URLSearchParams(template.slice(mark + 1))];
  return fixed.every(([name, value]) => query.get(name) === value) ? fixed.length : null;
}

const segments = (path: string): string[] => {
  const bare = path.split('?')[0] ?? '';
  return (bare.endsWith('/') ? bare.slice(0, -1) : bare).split('/');
};
