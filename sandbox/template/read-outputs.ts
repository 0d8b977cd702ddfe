import { isMap, own, type Json, type JsonMap } from './json.ts';
import type { Source } from './source.ts';

export interface TemplateOutput {
  value: Json;
  description: string | undefined;
  /** undefined: not exported. */
  exportName: Json | undefined;
  /** Its own map, which knows its place. */
  at: JsonMap;
}

/** The outputs whose condition holds. @throws TemplateError for one without a value. */
export function readOutputs(
  outputs: JsonMap,
  conditions: ReadonlyMap<string, boolean>,
  source: Source,
): Map<string, TemplateOutput> {
  const read = new Map<string, TemplateOutput>();
  for (const [name, output] of Object.entries(outputs)) {
    const value = isMap(output) ? own(output, 'Value') : undefined;
    if (!isMap(output) || value === undefined)
      return source.fail(`Outputs.${name}`, 'an output needs a Value', outputs, name);
    const condition = own(output, 'Condition');
    if (typeof condition === 'string' && conditions.get(condition) !== true) continue;
    const { Description: description, Export: exported } = output;
    read.set(name, {
      value,
      description: typeof description === 'string' ? description : undefined,
      exportName: isMap(exported) ? own(exported, 'Name') : undefined,
      at: output,
    });
  }
  return read;
}
