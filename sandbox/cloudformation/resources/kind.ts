import type { JsonMap } from '../../template/json.ts';
import type { Ports, StackResource } from '../state.ts';

export interface Wanted {
  logicalId: string;
  properties: JsonMap;
  updatePolicy: JsonMap;
  /** A generated name of at most so many characters. */
  name: (most: number) => string;
}

export interface Made {
  physicalId: string;
  attributes: Record<string, string>;
}

export type Updated = { made: Made } | { deploymentId: string };

/** How to create, change and remove a type of resource. All may throw AwsError or PropertyError. */
export interface Kind {
  /** Properties that cannot change without a new resource. */
  readonly replacedBy: readonly string[];
  create(ports: Ports, wanted: Wanted): Promise<Made>;
  /** `rollsBack`: undoes a failed change, and starts no deployment. */
  update(ports: Ports, before: StackResource, wanted: Wanted, rollsBack: boolean): Promise<Updated>;
  remove(ports: Ports, resource: StackResource): Promise<void>;
  /** Why AWS would refuse these properties; null: it would not, as far as is known without making the resource. */
  refused?(properties: JsonMap): string | null;
  /** Why a resource has no effect here although its type is modelled; null: it has. */
  notModelled?(properties: JsonMap): string | null;
}
