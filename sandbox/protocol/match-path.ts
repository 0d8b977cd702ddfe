/**
 * Matches a path against a REST template like `/2015-03-31/functions/{FunctionName}/aliases/{Name}` and returns its
 * labels, decoded; null when it does not match or a label is not valid percent-encoding. A trailing slash is ignored.
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

const segments = (path: string): string[] => {
  const bare = path.split('?')[0] ?? '';
  return (bare.endsWith('/') ? bare.slice(0, -1) : bare).split('/');
};
