import { isMap, own, type Json, type JsonMap } from './json.ts';
import type { Source } from './source.ts';
import { TemplateError, type Problem } from './template-error.ts';
import { textOf } from './text-of.ts';

export interface Parameter {
  /** As in the template. */
  declaration: JsonMap;
  /** As given or by default. */
  text: string;
  value: string | string[];
  /** Whether SSM has the value, under the name that `text` is. `missing`: it has not, and the name stands. */
  fromSsm: false | 'found' | 'missing';
}

/** @throws TemplateError with all problems: missing, undeclared, or outside what the declaration allows. */
export function readParameters(
  declared: JsonMap,
  given: Readonly<Record<string, string>>,
  source: Source,
  { ssm, lenient }: { ssm: (name: string) => string | null; lenient: boolean },
): ReadonlyMap<string, Parameter> {
  const problems: Problem[] = [];
  const parameters = new Map<string, Parameter>();
  const problem = (name: string, message: string): void =>
    void problems.push(source.problem(`Parameters.${name}`, message, declared, name));
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name))
      problems.push(source.problem('Parameters', `Parameters: [${name}] do not exist in the template`));
  }
  for (const [name, declaration] of Object.entries(declared)) {
    const type = isMap(declaration) ? own(declaration, 'Type') : undefined;
    if (!isMap(declaration) || typeof type !== 'string') {
      problem(name, 'a parameter needs a Type');
      continue;
    }
    const text = Object.hasOwn(given, name) ? (given[name] ?? '') : textOf(own(declaration, 'Default'));
    if (text === null) {
      problem(name, `Parameters: [${name}] must have values`);
      continue;
    }
    const isList = type === 'CommaDelimitedList' || /(^|<)List</.test(type);
    const valueOf = (of: string): string | string[] => (isList ? of.split(',').map((part) => part.trim()) : of);
    const isLookedUp = type.startsWith('AWS::SSM::Parameter::Value<');
    // What is declared of such a parameter is about the name.
    const why = refusal(name, declaration, type, isLookedUp ? text : valueOf(text));
    if (why !== null) problem(name, why);
    const found = isLookedUp ? ssm(text) : null;
    if (isLookedUp && found === null && !lenient)
      problem(name, `Unable to fetch parameters [${text}] from parameter store for this account.`);
    const fromSsm = isLookedUp && (found === null ? 'missing' : 'found');
    parameters.set(name, { declaration, text, value: valueOf(found ?? text), fromSsm });
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return parameters;
}

const TYPE =
  /^(String|Number|CommaDelimitedList|List<(Number|String|AWS::[\w:]+)>|AWS::SSM::Parameter::(Name|Value<.+>)|AWS::[\w:]+)$/;

/** Why a value does not fit its declaration, in AWS's words if known; null: it does. */
function refusal(name: string, declaration: JsonMap, type: string, value: string | string[]): string | null {
  if (!TYPE.test(type)) return `Template format error: Unrecognized parameter type: ${type}`;
  const described = textOf(own(declaration, 'ConstraintDescription'));
  const say = (why: string): string =>
    `Parameter '${name}' ${described === null ? why : `failed to satisfy constraint: ${described}`}`;
  const values = Array.isArray(value) ? value : [value];
  if (/^(List<)?Number>?$/.test(type) && values.some((one) => one.trim() === '' || !Number.isFinite(Number(one))))
    return `Parameter '${name}' must be a number.`;
  const allowed = own(declaration, 'AllowedValues');
  if (Array.isArray(allowed)) {
    const texts = new Set(allowed.map(textOf));
    if (values.some((one) => !texts.has(one))) return say(`must be one of AllowedValues`);
  }
  const pattern = own(declaration, 'AllowedPattern');
  if (typeof pattern === 'string') {
    const expression = compile(pattern);
    if (expression === null) return `AllowedPattern ${JSON.stringify(pattern)} is no regular expression`;
    if (values.some((one) => !expression.test(one))) return say(`must match pattern ${pattern}`);
  }
  return values.map((one) => outOfBounds(declaration, one)).find((why) => why !== null) ?? null;

  function outOfBounds(of: JsonMap, one: string): string | null {
    const least = boundOf(own(of, 'MinLength'));
    const most = boundOf(own(of, 'MaxLength'));
    if (least !== null && one.length < least) return say(`must contain at least ${least} characters`);
    if (most !== null && one.length > most) return say(`must contain at most ${most} characters`);
    const low = boundOf(own(of, 'MinValue'));
    const high = boundOf(own(of, 'MaxValue'));
    if (low !== null && Number(one) < low) return say(`must be a number not less than ${low}`);
    if (high !== null && Number(one) > high) return say(`must be a number not greater than ${high}`);
    return null;
  }
}

function boundOf(value: Json | undefined): number | null {
  const text = textOf(value);
  return text === null || !Number.isFinite(Number(text)) ? null : Number(text);
}

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return null;
  }
}
