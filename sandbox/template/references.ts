import { intrinsicOf, isMap, own, type Json } from './json.ts';
import { variablesOf } from './sub-text.ts';

export interface Reference {
  name: string;
  /** null: Ref. */
  attribute: string | null;
  /** The map that holds the function. */
  at: Json;
}

/** Every name in a value's Ref, Fn::GetAtt and Fn::Sub, without the branches of Fn::If that are not taken. */
export function referencesOf(value: Json, condition: (name: string) => boolean | undefined): Reference[] {
  const found: Reference[] = [];
  const walk = (node: Json): void => {
    if (Array.isArray(node)) {
      for (const item of node) walk(item);
      return;
    }
    if (!isMap(node)) return;
    const intrinsic = intrinsicOf(node);
    if (intrinsic === null) {
      for (const item of Object.values(node)) walk(item);
      return;
    }
    const { name, argument } = intrinsic;
    if (name === 'Ref' && typeof argument === 'string') found.push({ name: argument, attribute: null, at: node });
    else if (name === 'Fn::GetAtt') add(argument, node);
    else if (name === 'Fn::Sub') {
      const [template, given] = Array.isArray(argument) ? argument : [argument];
      for (const variable of typeof template === 'string' ? variablesOf(template) : [])
        if (!isMap(given) || own(given, variable) === undefined) addText(variable, node);
      if (given !== undefined) walk(given);
    } else if (name === 'Fn::If' && Array.isArray(argument) && typeof argument[0] === 'string') {
      const holds = condition(argument[0]);
      if (holds !== false) walk(argument[1] ?? null);
      if (holds !== true) walk(argument[2] ?? null);
    } else walk(argument);
  };
  const addText = (text: string, at: Json): void => {
    const dot = text.indexOf('.');
    found.push(
      dot < 0 ? { name: text, attribute: null, at } : { name: text.slice(0, dot), attribute: text.slice(dot + 1), at },
    );
  };
  const add = (argument: Json, at: Json): void => {
    if (typeof argument === 'string') addText(argument, at);
    else if (Array.isArray(argument) && typeof argument[0] === 'string')
      found.push({ name: argument[0], attribute: argument.slice(1).map(String).join('.'), at });
  };
  walk(value);
  return found;
}
