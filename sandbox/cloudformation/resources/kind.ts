import type { JsonMap } from '../../template/json.ts';
import type { Ports, StackResource } from '../state.ts';

export interface Wanted {
  logicalId: string;
  properties: JsonMap;
  updatePolicy: JsonMap;
  /** A name made up for it, of at most so many characters. */
  name: (most: number) => string;
}

export interface Made {
  physicalId: string;
  attributes: Record<string, string>;
}

export type Updated = { made: Made } | { deploymentId: string };

/** How a type of resource is made, changed and removed. All may throw AwsError or PropertyError. */
export interface Kind {
  /** Properties whose change needs a new resource. */
  readonly replacedBy: readonly string[];
  create(ports: Ports, wanted: Wanted): Promise<Made>;
  /** `rollsBack`: the change undoes one that failed, and starts no deployment. */
  update(ports: Ports, before: StackResource, wanted: Wanted, rollsBack: boolean): Promise<Updated>;
  remove(ports: Ports, resource: StackResource): Promise<void>;
  /** Why nothing comes of it here, though its type is modelled; null: it works. */
  notModelled?(properties: JsonMap): string | null;
}
