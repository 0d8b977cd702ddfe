import { cidrBlocks } from './cidr-blocks.ts';
import { intrinsicOf, isMap, own, type Json, type JsonMap } from './json.ts';
import type { Scope } from './scope.ts';
import { replaceVariables } from './sub-text.ts';
import { textOf } from './text-of.ts';

/** undefined: AWS::NoValue, which removes its element. */
type Resolved = Json | undefined;

interface Call {
  scope: Scope;
  /** Path of the function in the template, for error messages. */
  path: string;
  /** The map whose only key is the function. */
  at: JsonMap;
}

/**
 * Evaluates the intrinsic functions in a value. undefined stands for AWS::NoValue.
 * @throws TemplateError with file and line, for an unknown function, wrong arguments, or a name that does not exist.
 */
export function resolve(value: Json, scope: Scope, path: string): Resolved {
  if (Array.isArray(value)) {
    const list: Json[] = [];
    for (const [index, item] of value.entries()) {
      const resolved = resolve(item, scope, `${path}[${index}]`);
      if (resolved !== undefined) list.push(resolved);
    }
    scope.source.copy(value, list);
    return list;
  }
  if (!isMap(value)) return value;
  const intrinsic = intrinsicOf(value);
  // `Condition` alone is a reference only inside conditions; in a policy document it is an ordinary key.
  if (intrinsic !== null && intrinsic.name !== 'Condition') {
    const run = Object.hasOwn(FUNCTIONS, intrinsic.name) ? FUNCTIONS[intrinsic.name] : undefined;
    const call: Call = { scope, path: `${path}.${intrinsic.name}`, at: value };
    if (run === undefined) return fail(call, `there is no function ${intrinsic.name}`);
    return run(intrinsic.argument, call);
  }
  const entries: [string, Json][] = [];
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith('Fn::'))
      scope.source.fail(`${path}.${key}`, 'a function must be the only key of its map', value, key);
    const resolved = resolve(item, scope, path === '' ? key : `${path}.${key}`);
    if (resolved !== undefined) entries.push([key, resolved]);
  }
  const map: JsonMap = Object.fromEntries(entries);
  scope.source.copy(value, map);
  return map;
}

function fail(call: Call, message: string): never {
  return call.scope.source.fail(call.path, message, call.at);
}

const inner = (argument: Json, call: Call): Resolved => resolve(argument, call.scope, call.path);

function text(argument: Json | undefined, call: Call, what: string): string {
  const value = textOf(argument === undefined ? undefined : inner(argument, call));
  return value ?? fail(call, `${what} must be text`);
}

function list(argument: Json | undefined, call: Call, what: string): Json[] {
  const value = argument === undefined ? undefined : inner(argument, call);
  return Array.isArray(value) ? value : fail(call, `${what} must be a list`);
}

function args(argument: Json, call: Call, least: number, most = least): Json[] {
  if (!Array.isArray(argument) || argument.length < least || argument.length > most) {
    const count = least === most ? String(least) : `${least} to ${most}`;
    return fail(call, `takes a list of ${count} arguments`);
  }
  return argument;
}

export function booleanOf(argument: Json | undefined, call: Call): boolean {
  const reference = intrinsicOf(argument);
  if (reference?.name === 'Condition') {
    const value = typeof reference.argument === 'string' ? call.scope.condition(reference.argument) : undefined;
    return value ?? fail(call, `there is no condition ${JSON.stringify(reference.argument)}`);
  }
  const value = argument === undefined ? undefined : inner(argument, call);
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return fail(call, 'this is neither true nor false');
}

/** Equality as in CloudFormation: scalars by their text, the rest by structure. */
function same(a: Resolved, b: Resolved): boolean {
  const [left, right] = [textOf(a), textOf(b)];
  return left !== null && right !== null ? left === right : JSON.stringify(a) === JSON.stringify(b);
}

function ref(name: string, call: Call): Resolved {
  const { scope } = call;
  if (name === 'AWS::NoValue') return undefined;
  if (name === 'AWS::NotificationARNs') return [];
  const value = scope.parameters.get(name) ?? scope.pseudo.get(name) ?? scope.ref(name);
  return value ?? fail(call, `there is no parameter or resource ${JSON.stringify(name)}`);
}

function attribute(logicalId: string, name: string, call: Call): Json {
  const value = call.scope.attribute(logicalId, name);
  if (value !== undefined) return value;
  return fail(
    call,
    call.scope.ref(logicalId) === undefined
      ? `there is no resource ${JSON.stringify(logicalId)}`
      : `${logicalId} has no attribute ${JSON.stringify(name)}`,
  );
}

const FUNCTIONS: Record<string, (argument: Json, call: Call) => Resolved> = {
  Ref: (argument, call) => ref(typeof argument === 'string' ? argument : fail(call, 'takes a name'), call),

  'Fn::GetAtt'(argument, call) {
    const [logicalId, ...rest] = typeof argument === 'string' ? argument.split('.') : args(argument, call, 2);
    const name = rest.map((part) => text(part, call, 'the attribute')).join('.');
    if (typeof logicalId !== 'string' || name === '') return fail(call, 'takes a resource and an attribute');
    return attribute(logicalId, name, call);
  },

  'Fn::Sub'(argument, call) {
    const [template, given] = Array.isArray(argument) ? args(argument, call, 2) : [argument, {}];
    if (typeof template !== 'string' || !isMap(given)) return fail(call, 'takes a text, or a text and a map');
    return replaceVariables(template, (name) => {
      const variable = own(given, name);
      if (variable !== undefined) return text(variable, call, `\${${name}}`);
      const dot = name.indexOf('.');
      const value = dot < 0 ? ref(name, call) : attribute(name.slice(0, dot), name.slice(dot + 1), call);
      return textOf(value) ?? fail(call, `\${${name}} must be text`);
    });
  },

  'Fn::Join'(argument, call) {
    const [separator, items] = args(argument, call, 2);
    const parts = list(items, call, 'the second argument');
    const words = parts.map((part) => textOf(part) ?? fail(call, 'joins text only'));
    return words.join(text(separator, call, 'the separator'));
  },

  'Fn::Split'(argument, call) {
    const [separator, whole] = args(argument, call, 2);
    const by = text(separator, call, 'the separator');
    return by === '' ? fail(call, 'the separator must not be empty') : text(whole, call, 'what is split').split(by);
  },

  'Fn::Select'(argument, call) {
    const [index, items] = args(argument, call, 2);
    const all = list(items, call, 'the second argument');
    const position = Number(text(index, call, 'the index'));
    return all[position] ?? fail(call, `there is no element ${position} in a list of ${all.length}`);
  },

  'Fn::FindInMap'(argument, call) {
    const [name, first, second, options] = args(argument, call, 3, 4);
    const keys = [name, first, second].map((key) => text(key, call, 'a key'));
    let found: Json | undefined = call.scope.mappings;
    for (const key of keys) found = isMap(found) ? own(found, key) : undefined;
    const fallback = isMap(options) ? own(options, 'DefaultValue') : undefined;
    if (found === undefined && fallback !== undefined) return inner(fallback, call);
    return found ?? fail(call, `the mappings have no ${keys.join('.')}`);
  },

  'Fn::If'(argument, call) {
    const [name, yes, no] = args(argument, call, 3);
    const holds = typeof name === 'string' ? call.scope.condition(name) : undefined;
    if (holds === undefined) return fail(call, `there is no condition ${JSON.stringify(name)}`);
    return inner((holds ? yes : no) ?? null, call);
  },

  'Fn::Equals'(argument, call) {
    const [a, b] = args(argument, call, 2);
    return same(inner(a ?? null, call), inner(b ?? null, call));
  },
  'Fn::Not': (argument, call) => !booleanOf(args(argument, call, 1)[0], call),
  // Evaluate every part, so that an error in a later one is found whatever the first one gives.
  'Fn::And': (argument, call) => args(argument, call, 2, 10).filter((part) => !booleanOf(part, call)).length === 0,
  'Fn::Or': (argument, call) => args(argument, call, 2, 10).filter((part) => booleanOf(part, call)).length > 0,

  'Fn::Base64': (argument, call) => Buffer.from(text(argument, call, 'what is encoded')).toString('base64'),

  'Fn::Cidr'(argument, call) {
    const [block, count, bits] = args(argument, call, 2, 3);
    const blocks = cidrBlocks(
      text(block, call, 'the block'),
      Number(text(count, call, 'the count')),
      bits === undefined ? 8 : Number(text(bits, call, 'the bits')),
    );
    return (
      blocks ?? fail(call, 'takes an IPv4 block, a count from 1 to 256, and the bits of each block, which must fit')
    );
  },

  'Fn::GetAZs'(argument, call) {
    const region = text(argument, call, 'the region') || (call.scope.pseudo.get('AWS::Region') ?? '');
    return ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
  },

  'Fn::ImportValue': (argument, call) => call.scope.importValue(text(argument, call, 'the name')),
  'Fn::Length': (argument, call) => list(argument, call, 'the argument').length,
  'Fn::ToJsonString': (argument, call) => JSON.stringify(inner(argument, call) ?? null),
  // A macro's output cannot be known; loading a template lists it.
  'Fn::Transform': () => undefined,
};

export const isFunctionName = (name: string): boolean => Object.hasOwn(FUNCTIONS, name);
