import { intrinsicOf, isMap, type Json, type JsonMap } from './json.ts';
import { resolve } from './resolve.ts';
import type { Scope } from './scope.ts';
import { textOf } from './text-of.ts';

const LOOP = /^Fn::ForEach::([a-zA-Z0-9]+)$/;
const SECTIONS = ['Conditions', 'Resources', 'Outputs'];
/** Nested loops can make much out of little; this is far above what CloudFormation takes. */
const MOST_VALUES = 300_000;

export const isLoop = (key: string): boolean => key.startsWith('Fn::ForEach');

interface Expansion {
  /** Has parameters, mappings and pseudo parameters; resources do not exist yet. */
  scope: Scope;
  /** Names of the loops so far. */
  names: Set<string>;
  values: number;
}

/** Identifiers of the enclosing loops, with their values in this iteration. */
type Turn = ReadonlyMap<string, string>;

/**
 * What AWS::LanguageExtensions does to a template before anything else: expands every Fn::ForEach in Conditions,
 * Resources and Outputs, and resolves functions that name a resource or an attribute. Places are kept: what a loop
 * makes has the place of its fragment.
 * @throws TemplateError with file and line for a loop that is malformed, repeats a name or gives a key twice.
 */
export function expandLoops(root: JsonMap, scope: Omit<Scope, 'condition'>): JsonMap {
  const expansion: Expansion = { scope: { ...scope, condition: () => undefined }, names: new Set(), values: 0 };
  const expanded: JsonMap = {};
  for (const [name, section] of Object.entries(root))
    expanded[name] = SECTIONS.includes(name) ? expand(expansion, section, new Map(), name) : section;
  scope.source.copy(root, expanded);
  const clash = Object.keys(isMap(expanded['Resources']) ? expanded['Resources'] : {}).find((id) =>
    expansion.names.has(id),
  );
  if (clash !== undefined)
    scope.source.fail(`Resources.${clash}`, 'a loop and a resource have the same name', expanded['Resources'], clash);
  return expanded;
}

function expand(expansion: Expansion, value: Json, turn: Turn, path: string): Json {
  const { source } = expansion.scope;
  expansion.values++;
  if (expansion.values > MOST_VALUES) source.fail(path, 'the loops make too many values');
  if (typeof value === 'string') return replaceIdentifiers(value, turn);
  if (Array.isArray(value)) {
    const list = value.map((item, index) => expand(expansion, item, turn, `${path}[${index}]`));
    source.copy(value, list);
    return list;
  }
  if (!isMap(value)) return value;
  const intrinsic = intrinsicOf(value);
  if (intrinsic?.name === 'Ref' && typeof intrinsic.argument === 'string') {
    const stands = turn.get(intrinsic.argument);
    if (stands !== undefined) return stands;
  }
  const map: JsonMap = {};
  source.copy(value, map);
  for (const [key, item] of Object.entries(value)) {
    const here = `${path}.${key}`;
    if (isLoop(key)) {
      for (const [made, of, at] of turnsOf(expansion, key, item, turn, here, value))
        put(expansion, map, made, of, here, at);
    } else put(expansion, map, replaceIdentifiers(key, turn), expand(expansion, item, turn, here), here, [value, key]);
  }
  return intrinsic === null ? map : nameOutright(expansion, map, path);
}

function put(
  { scope: { source } }: Expansion,
  map: JsonMap,
  key: string,
  value: Json,
  path: string,
  at: readonly [JsonMap, string],
): void {
  if (Object.hasOwn(map, key)) source.fail(path, `the key ${JSON.stringify(key)} comes twice`, ...at);
  // An assignment would lose a key named "__proto__".
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  const place = source.placeOf(...at);
  if (place !== null) source.noteKey(map, key, place);
}

/** What one loop gives: keys and values, and their places in the fragment. */
function turnsOf(
  expansion: Expansion,
  key: string,
  loop: Json,
  turn: Turn,
  path: string,
  at: JsonMap,
): [string, Json, readonly [JsonMap, string]][] {
  const { scope, names } = expansion;
  const fail = (message: string): never => scope.source.fail(path, message, at, key);
  const name =
    LOOP.exec(replaceIdentifiers(key, turn))?.[1] ??
    fail('a loop is called Fn::ForEach:: and a name of letters and digits');
  // A nested loop comes up again in each iteration of the outer one.
  if (turn.size === 0 && names.has(name)) fail(`there are two loops named ${name}`);
  names.add(name);
  if (!Array.isArray(loop) || loop.length !== 3) return fail('takes an identifier, a collection and a fragment');
  const [identifier = null, collection = null, fragment = null] = loop;
  if (typeof identifier !== 'string' || !/^[a-zA-Z0-9]+$/.test(identifier))
    return fail('the identifier is a name of letters and digits');
  if (turn.has(identifier)) fail(`the loop around it has the identifier ${identifier} already`);
  if (scope.parameters.has(identifier)) fail(`the identifier ${identifier} is a parameter's name`);
  if (!isMap(fragment)) return fail('the fragment is a map of one or more keys');
  const constant = Object.keys(fragment).find(
    (one) => !isLoop(one) && replaceIdentifiers(one, new Map([[identifier, '']])) === one,
  );
  if (constant !== undefined)
    scope.source.fail(`${path}.${constant}`, `the key must contain \${${identifier}}`, fragment, constant);
  return itemsOf(expansion, collection, turn, path, fail).flatMap((item) => {
    const within = expand(expansion, fragment, new Map([...turn, [identifier, item]]), path);
    const made = isMap(within) ? Object.entries(within) : [];
    return made.map(([one, value]): [string, Json, readonly [JsonMap, string]] => [
      one,
      value,
      [within as JsonMap, one],
    ]);
  });
}

function itemsOf(
  expansion: Expansion,
  collection: Json,
  turn: Turn,
  path: string,
  fail: (message: string) => never,
): string[] {
  const written = expand(expansion, collection, turn, `${path}[1]`);
  const items = resolve(written, expansion.scope, `${path}[1]`);
  if (!Array.isArray(items)) return fail('the collection is a list, or a Ref to a list parameter');
  const texts = items.map((item) => textOf(item) ?? fail('the collection holds text only'));
  const twice = texts.find((text, index) => texts.indexOf(text) !== index);
  return twice === undefined ? texts : fail(`the collection has ${JSON.stringify(twice)} twice`);
}

/** `${Name}` is the value; `&{Name}` its letters and digits, for keys. Other names stay. */
function replaceIdentifiers(text: string, turn: Turn): string {
  if (turn.size === 0) return text;
  return text.replaceAll(/([$&])\{([a-zA-Z0-9]+)\}/g, (all, mark: string, name: string) => {
    const value = turn.get(name);
    if (value === undefined) return all;
    return mark === '&' ? value.replaceAll(/[^a-zA-Z0-9]/g, '') : value;
  });
}

/** With this transform `Ref` and `Fn::GetAtt` take functions; code that looks for references wants the name. */
function nameOutright({ scope }: Expansion, map: JsonMap, path: string): JsonMap {
  const intrinsic = intrinsicOf(map);
  if (intrinsic === null) return map;
  const { name, argument } = intrinsic;
  const outright = (item: Json): Json => (isMap(item) ? (resolve(item, scope, `${path}.${name}`) ?? null) : item);
  if (name === 'Ref' && isMap(argument)) map[name] = outright(argument);
  else if (name === 'Fn::GetAtt' && Array.isArray(argument)) {
    const parts = argument.map(outright);
    scope.source.copy(argument, parts);
    map[name] = parts;
  }
  return map;
}
