import type { Property, PropertyType } from '@aws-cdk/service-spec-types';
import { intrinsicOf, isMap, type Json, type JsonMap } from '../json.ts';
import { textOf } from '../text-of.ts';
import { membersOf, resourceOf } from './spec.ts';

/** Something in a resource's properties that CloudFormation refuses. */
export interface Violation {
  /** In its words, like `#: extraneous key [Foo] is not permitted`. */
  message: string;
  /** The map or list that holds it, and where in it. */
  container: Json;
  key: string | number;
}

type Members = Readonly<Record<string, Property>>;

/**
 * Checks resolved properties against CloudFormation's own schema of their type. Functions that could not be resolved
 * are taken as fitting. Like CloudFormation, takes text for numbers and booleans, and any scalar for text.
 */
export function checkProperties(type: string, properties: JsonMap): Violation[] {
  const known = resourceOf(type);
  if (known === undefined || known.cloudFormationType === 'AWS::CloudFormation::CustomResource') return [];
  return checkMembers(known.properties, properties, '#');
}

function checkMembers(members: Members, value: JsonMap, path: string): Violation[] {
  const violations: Violation[] = [];
  for (const [key, item] of Object.entries(value)) {
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    if (member === undefined)
      violations.push({ message: `${path}: extraneous key [${key}] is not permitted`, container: value, key });
    else
      violations.push(
        ...checkOneOf([member.type, ...(member.previousTypes ?? [])], item, `${path}/${key}`, value, key),
      );
  }
  for (const [key, member] of Object.entries(members))
    if (member.required === true && !Object.hasOwn(value, key))
      violations.push({ message: `${path}: required key [${key}] not found`, container: value, key });
  return violations;
}

function checkOneOf(
  types: readonly PropertyType[],
  value: Json,
  path: string,
  container: Json,
  key: string | number,
): Violation[] {
  let first: Violation[] = [];
  for (const type of types) {
    const violations = checkValue(type, value, path, container, key);
    if (violations.length === 0) return [];
    if (first.length === 0) first = violations;
  }
  return first;
}

function checkValue(type: PropertyType, value: Json, path: string, container: Json, key: string | number): Violation[] {
  if (value === null || intrinsicOf(value) !== null) return [];
  const violation = (message: string): Violation[] => [{ message, container, key }];
  const expected = (what: string): Violation[] => violation(`${path}: expected type: ${what}, found: ${nameOf(value)}`);
  const text = textOf(value);
  switch (type.type) {
    case 'string':
      if (text === null) return expected('String');
      return type.allowedValues === undefined || type.allowedValues.includes(text)
        ? []
        : violation(`${path}: #: ${text} is not a valid enum value`);
    case 'number':
    case 'integer': {
      const number = text === null || typeof value === 'boolean' || text.trim() === '' ? Number.NaN : Number(text);
      const fits = type.type === 'integer' ? Number.isInteger(number) : Number.isFinite(number);
      return fits ? [] : expected(type.type === 'integer' ? 'Integer' : 'Number');
    }
    case 'boolean':
      return text !== null && /^(true|false)$/i.test(text) ? [] : expected('Boolean');
    case 'array':
      if (!Array.isArray(value)) return expected('JSONArray');
      return value.flatMap((item, index) => checkValue(type.element, item, `${path}/${index}`, value, index));
    case 'map':
      if (!isMap(value)) return expected('JSONObject');
      return Object.entries(value).flatMap(([name, item]) =>
        checkValue(type.element, item, `${path}/${name}`, value, name),
      );
    case 'ref':
      return isMap(value) ? checkMembers(membersOf(type), value, path) : expected('JSONObject');
    case 'union':
      return checkOneOf(type.types, value, path, container, key);
    case 'tag':
      return isMap(value) && textOf(value['Key']) !== null ? [] : expected('Tag');
    case 'json':
    case 'date-time':
    case 'null':
      return [];
  }
}

const nameOf = (value: Json): string =>
  Array.isArray(value)
    ? 'JSONArray'
    : isMap(value)
      ? 'JSONObject'
      : typeof value === 'number'
        ? Number.isInteger(value)
          ? 'Integer'
          : 'Number'
        : typeof value === 'boolean'
          ? 'Boolean'
          : 'String';
