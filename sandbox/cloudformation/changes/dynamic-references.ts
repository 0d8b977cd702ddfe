import { isMap, type Json } from '../../template/json.ts';
import { PropertyError } from '../resources/properties.ts';
import type { Ports } from '../state.ts';

/** `{{resolve:ssm:name}}` and `{{resolve:ssm:name:version}}`: letters, digits and .-_/ (CloudFormation's guide). */
const PLAIN = /\{\{resolve:ssm:([\w.\-/]+(?::\d+)?)\}\}/g;

/** Whether a reference is one that is looked up; secrets stay as they are. */
export const isLookedUp = (reference: string): boolean => new RegExp(`^${PLAIN.source}$`).test(reference);

/** Puts in the values of references to SSM. @throws PropertyError for a parameter that does not exist. */
export const resolveDynamic = (ports: Pick<Ports, 'ssm'>, value: Json): Json =>
  // The same value, which knows its place in the template, where there is nothing to put in.
  JSON.stringify(value).includes('{{resolve:ssm:') ? putIn(ports, value) : value;

function putIn(ports: Pick<Ports, 'ssm'>, value: Json): Json {
  if (typeof value === 'string')
    return value.replaceAll(PLAIN, (_all, name: string) => {
      const found = ports.ssm.valueOf(name);
      if (found === null) throw new PropertyError(`Parameters: [ssm:${name}] cannot be found.`);
      return found;
    });
  if (Array.isArray(value)) return value.map((item) => putIn(ports, item));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, putIn(ports, item)]));
}
