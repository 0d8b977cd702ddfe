import type { Json, JsonMap } from './json.ts';
import type { Source } from './source.ts';

/** What intrinsic functions can see. */
export interface Scope {
  readonly source: Source;
  /** Values of the template's parameters: text, or a list for list types. */
  readonly parameters: ReadonlyMap<string, string | string[]>;
  /** AWS::Region and the like, but for AWS::NoValue. */
  readonly pseudo: ReadonlyMap<string, string>;
  readonly mappings: JsonMap;
  /** undefined: no such condition. */
  condition(name: string): boolean | undefined;
  /** What Ref gives for a resource; undefined: it does not exist (yet). */
  ref(logicalId: string): Json | undefined;
  /** What Fn::GetAtt gives; undefined: the resource or attribute does not exist (yet). */
  attribute(logicalId: string, name: string): Json | undefined;
  /** Another stack's export of that name. */
  importValue(name: string): Json;
}
