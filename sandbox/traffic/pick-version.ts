import type { Random } from '../kernel/random.ts';
import type { Route } from '../kernel/routing-port.ts';

/** Drawn for each invocation, as in Lambda: additional versions by their weights (0–1), the alias's own by the rest. */
export const pickVersion = (random: Random, route: Route): string => {
  let left = random.next();
  for (const version in route.weights) {
    left -= route.weights[version] ?? 0;
    if (left < 0) return version;
  }
  return route.version;
};

/** Every version of the route with its share (0–1). */
export const sharesOf = ({ version, weights }: Route): { version: string; share: number }[] => {
  const additional = Object.entries(weights).map(([name, share]) => ({ version: name, share }));
  const taken = additional.reduce((sum, { share }) => sum + share, 0);
  return [...additional, { version, share: Math.max(0, 1 - taken) }];
};
