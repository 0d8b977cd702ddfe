import type { JsonMap } from './json.ts';

export interface TemplateResource {
  logicalId: string;
  type: string;
  properties: JsonMap;
  updatePolicy: JsonMap;
  keepsOnDelete: boolean;
  /** Logical ids of the resources that must exist first. */
  dependencies: ReadonlySet<string>;
  /** Whether the template has it as it is; if not, SAM's transform made it, without what has no effect here. */
  asWritten: boolean;
  /** The resource's own map, which knows its place. */
  at: JsonMap;
}
