import { isMap, type JsonMap } from '../json.ts';
import { LANGUAGE_EXTENSIONS, transformsOf } from '../language-extensions.ts';
import { referencesOf } from '../references.ts';
import type { Source } from '../source.ts';
import type { TemplateResource } from '../template-resource.ts';
import type { Problem } from '../template-error.ts';
import { resourceOf } from './spec.ts';

export const SAM = 'AWS::Serverless-2016-10-31';
/** Types that CloudFormation takes and has no schema of. */
const WITHOUT_SCHEMA = /^(Custom::[\w@-]+|AWS::CDK::Metadata|\w+::\w+::\w+::MODULE)$/;

/** Whether a template asks for a macro that only an account can have: what it makes of the rest is not known. */
export const hasOtherMacros = (root: JsonMap): boolean =>
  transformsOf(root).some((name) => name !== SAM && name !== LANGUAGE_EXTENSIONS && name !== 'AWS::Include');

/** Types that AWS does not know, as they are written: SAM's own need its transform. */
export function unknownTypes(root: JsonMap, source: Source): Problem[] {
  const { Resources: resources = {}, Globals: globals } = root;
  const isSam = transformsOf(root).includes(SAM);
  if (!isMap(resources) || hasOtherMacros(root)) return [];
  const types = Object.entries(resources).flatMap(([logicalId, resource]): Problem[] => {
    const type = isMap(resource) ? resource['Type'] : undefined;
    if (typeof type !== 'string' || isKnown(type, isSam)) return [];
    const hint = type.startsWith('AWS::Serverless::') && !isSam ? `; it needs Transform: ${SAM}` : '';
    const message = `Template format error: Unrecognized resource types: [${type}]${hint}`;
    return [source.problem(`Resources.${logicalId}`, message, resource, 'Type')];
  });
  if (isSam || globals === undefined) return types;
  return [source.problem('Globals', 'Invalid template property or properties [Globals]', root, 'Globals'), ...types];
}

function isKnown(type: string, isSam: boolean): boolean {
  // SAM's transform says itself which it knows.
  if (type.startsWith('AWS::Serverless::')) return isSam;
  if (WITHOUT_SCHEMA.test(type)) return true;
  // What somebody else publishes may be activated in an account.
  if (!type.startsWith('AWS::')) return /^\w{2,64}::\w{2,64}::\w{2,64}$/.test(type);
  return resourceOf(type) !== undefined;
}

/** Attributes that a resource's type does not have. */
export function unknownAttributes(
  resources: ReadonlyMap<string, TemplateResource>,
  conditions: ReadonlyMap<string, boolean>,
  source: Source,
): Problem[] {
  return [...resources.values()].flatMap(({ logicalId, properties, updatePolicy, at }) =>
    referencesOf([properties, updatePolicy], (name) => conditions.get(name)).flatMap((reference): Problem[] => {
      const { name, attribute } = reference;
      const target = resources.get(name);
      if (target === undefined || attribute === null || hasAttribute(target.type, attribute)) return [];
      const message = `Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`;
      const where = source.placeOf(reference.at) === null ? at : reference.at;
      return [source.problem(`Resources.${logicalId}`, message, where)];
    }),
  );
}

/** Whether a type has an attribute; true for types without a schema, which may have any. */
export function hasAttribute(type: string, attribute: string): boolean {
  const known = resourceOf(type)?.attributes;
  // A custom resource answers with what it likes.
  if (known === undefined || type === 'AWS::CloudFormation::CustomResource') return true;
  return Object.keys(known).some((name) => attribute === name || attribute.startsWith(`${name}.`));
}
