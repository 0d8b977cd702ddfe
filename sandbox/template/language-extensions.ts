import { isLoop } from './expand-loops.ts';
import { isMap, own, type Json, type JsonMap } from './json.ts';
import type { Source } from './source.ts';
import { TemplateError, type Problem } from './template-error.ts';

export const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';
/** Functions that only this transform knows. */
const FUNCTIONS = new Set(['Fn::Length', 'Fn::ToJsonString']);

/** The macros that a template asks for, by name. */
export function transformsOf(root: JsonMap): Json[] {
  const given = own(root, 'Transform') ?? [];
  return (Array.isArray(given) ? given : [given]).map((macro) => (isMap(macro) ? (macro['Name'] ?? null) : macro));
}

export const isExtended = (root: JsonMap): boolean => transformsOf(root).includes(LANGUAGE_EXTENSIONS);

/** Sections in which loops are never allowed. */
const WITHOUT_LOOPS = new Set(['Parameters', 'Mappings', 'Rules', 'Hooks']);

/** @throws TemplateError with every misplaced loop and, without the transform, everything that needs it. */
export function checkExtensions(root: JsonMap, source: Source): void {
  const extended = isExtended(root);
  const problems: Problem[] = [];
  const walk = (node: Json, path: string, refused: (name: string, argument: Json) => string | null): void => {
    if (Array.isArray(node)) for (const [index, item] of node.entries()) walk(item, `${path}[${index}]`, refused);
    if (!isMap(node)) return;
    for (const [key, item] of Object.entries(node)) {
      const why = refused(key, item);
      if (why === null) walk(item, `${path}.${key}`, refused);
      else problems.push(source.problem(`${path}.${key}`, why, node, key));
    }
  };
  for (const [name, section] of Object.entries(root)) {
    if (WITHOUT_LOOPS.has(name))
      walk(section, name, (key) => (isLoop(key) ? `Fn::ForEach cannot be used in the section ${name}` : null));
    else if (!extended && name !== 'Metadata')
      walk(section, name, (key, argument) =>
        wantsExtensions(key, argument) ? `${nameOf(key)} needs the transform ${LANGUAGE_EXTENSIONS}` : null,
      );
  }
  if (problems.length > 0) throw new TemplateError(problems);
}

/** Whether a template needs the transform for this function, given its argument. */
function wantsExtensions(name: string, argument: Json): boolean {
  if (name === 'Fn::FindInMap') return Array.isArray(argument) && argument.length > 3;
  return FUNCTIONS.has(name) || isLoop(name);
}

function nameOf(key: string): string {
  if (isLoop(key)) return 'Fn::ForEach';
  return key === 'Fn::FindInMap' ? 'a DefaultValue in Fn::FindInMap' : key;
}
