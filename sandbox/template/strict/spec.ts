import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, Resource, SpecDatabase } from '@aws-cdk/service-spec-types';

let database: SpecDatabase | null = null;
/** CloudFormation's own schemas. Read when they are first needed: that takes half a second, and 150 MB. */
const spec = (): SpecDatabase => (database ??= loadAwsServiceSpecSync());

/** What CloudFormation says of a type of resource; undefined: it knows none of that name. */
export const resourceOf = (type: string): Resource | undefined =>
  spec().lookup('resource', 'cloudFormationType', 'equals', type)[0];

/** The members of a definition that properties share. */
export const membersOf = (type: Extract<PropertyType, { type: 'ref' }>): Readonly<Record<string, Property>> =>
  spec().get('typeDefinition', type.reference.$ref).properties;
