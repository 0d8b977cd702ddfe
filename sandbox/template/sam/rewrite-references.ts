import { intrinsicOf, isMap, type Json, type JsonMap } from '../json.ts';
import { replaceVariables } from '../sub-text.ts';
import type { Source } from '../source.ts';

/** Replaces "Function.Version", "Function.Alias", "Api.Stage" and layers by the names that SAM made. */
export function rewriteReferences(value: Json, renamed: ReadonlyMap<string, string>, source: Source): Json {
  if (renamed.size === 0) return value;
  const rename = (name: string): string => {
    const whole = renamed.get(name);
    if (whole !== undefined) return whole;
    const parts = name.split('.');
    for (let count = parts.length - 1; count > 0; count--) {
      const head = renamed.get(parts.slice(0, count).join('.'));
      if (head !== undefined) return [head, ...parts.slice(count)].join('.');
    }
    return name;
  };
  const argumentOf = (name: string, argument: Json): Json => {
    if (name === 'Ref' && typeof argument === 'string') return rename(argument);
    if (name === 'Fn::GetAtt' && Array.isArray(argument) && argument.every((part) => typeof part === 'string')) {
      const before = argument.join('.');
      const after = rename(before);
      if (after === before) return argument;
      const dot = after.indexOf('.');
      return dot < 0 ? [after] : [after.slice(0, dot), after.slice(dot + 1)];
    }
    if (name === 'Fn::Sub') {
      if (typeof argument === 'string') return replaceNames(argument);
      if (Array.isArray(argument) && typeof argument[0] === 'string')
        return [replaceNames(argument[0]), ...argument.slice(1).map(walk)];
    }
    return walk(argument);
  };
  const replaceNames = (text: string): string =>
    text.includes('${!') ? text : replaceVariables(text, (name) => `\${${rename(name)}}`);
  const walk = (node: Json): Json => {
    if (Array.isArray(node)) {
      const list = node.map(walk);
      source.copy(node, list);
      return list;
    }
    if (!isMap(node)) return node;
    const intrinsic = intrinsicOf(node);
    const map: JsonMap =
      intrinsic === null
        ? Object.fromEntries(Object.entries(node).map(([key, item]) => [key, walk(item)]))
        : { [intrinsic.name]: argumentOf(intrinsic.name, intrinsic.argument) };
    source.copy(node, map);
    return map;
  };
  return walk(value);
}
