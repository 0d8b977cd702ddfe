import { isMap, own, type Json, type JsonMap } from '../json.ts';
import { shown } from '../text-of.ts';
import { TemplateError, type Problem } from '../template-error.ts';
import { shareCodeDeploy, type Preference } from './deployment-preference.ts';
import { transformFunction } from './function.ts';
import { checkGlobals, mergeGlobals } from './globals.ts';
import { transformOther } from './other-resources.ts';
import { makeImplied } from './implied-resources.ts';
import { rewriteReferences } from './rewrite-references.ts';
import { invalid, type SamContext } from './sam-context.ts';

const PREFIX = 'AWS::Serverless::';
const IMPLICIT_APIS = ['ServerlessRestApi', 'ServerlessHttpApi'];

/** Whether a resource is one of SAM's own. */
export const isSam = (resource: Json): resource is JsonMap =>
  isMap(resource) && typeof resource['Type'] === 'string' && resource['Type'].startsWith(PREFIX);

/**
 * A template after SAM's macro: without Globals and Transform, functions as plain resources with versions, aliases,
 * groups and the application. Compared with SAM's translator 1.110. @throws TemplateError with everything that SAM
 * refuses, in its words.
 */
export function transformSam(root: JsonMap, given: Omit<SamContext, 'made' | 'renamed' | 'layers'>): JsonMap {
  const resources = own(root, 'Resources');
  if (!isMap(resources) || !Object.values(resources).some(isSam)) return root;
  const { source } = given;
  const globals = own(root, 'Globals') ?? {};
  checkGlobals(globals, source);
  const context: SamContext = { ...given, made: new Map(), renamed: new Map(), layers: layersOf(resources) };
  const preferences: Preference[] = [];
  const problems: Problem[] = [];
  // Functions last: their events look at the APIs.
  const functionsLast = Object.entries(resources).toSorted(
    ([, a], [, b]) => Number(isFunction(a)) - Number(isFunction(b)),
  );
  for (const [logicalId, resource] of functionsLast) {
    if (!isSam(resource)) continue;
    try {
      const section = shown(resource['Type']).slice(PREFIX.length);
      const properties = own(resource, 'Properties') ?? {};
      if (!isMap(properties)) invalid(context, logicalId, 'Properties must be a map.', resource, 'Properties');
      const merged = mergeGlobals(globals, section, properties, own(resource, 'IgnoreGlobals'), source);
      if (!isFunction(resource)) transformOther(context, logicalId, resource, merged);
      else {
        const preference = transformFunction(context, logicalId, resource, merged);
        if (preference !== null) preferences.push(preference);
      }
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new TemplateError(problems);
  const kept = Object.fromEntries(Object.entries(resources).filter(([, resource]) => !isSam(resource)));
  for (const [logicalId, resource] of Object.entries(resources)) makeConnectors(context, logicalId, resource);
  const owners = new Set([
    ...Object.keys(resources).filter((name) => isSam(resources[name] ?? null)),
    ...IMPLICIT_APIS,
  ]);
  makeImplied(context, resources, [...context.made.values(), kept, root['Outputs'] ?? {}], owners);
  const declared = own(root, 'Conditions');
  const conditions = shareCodeDeploy(context, preferences, isMap(declared) ? declared : {});
  const { Transform: _transform, Globals: _globals, ...rest } = root;
  const all: JsonMap = { ...Object.fromEntries(context.made), ...kept };
  source.copy(resources, all);
  const result: JsonMap = {
    ...rest,
    ...(Object.keys(conditions).length > 0 ? { Conditions: conditions } : {}),
    Resources: rewriteDependencies(rewriteReferences(all, context.renamed, source), context.renamed),
    ...(root['Outputs'] === undefined ? {} : { Outputs: rewriteReferences(root['Outputs'], context.renamed, source) }),
  };
  source.copy(root, result);
  return result;
}

function layersOf(resources: JsonMap): ReadonlyMap<string, JsonMap> {
  return new Map(
    Object.entries(resources).flatMap(([logicalId, resource]): [string, JsonMap][] => {
      const properties = isMap(resource) ? own(resource, 'Properties') : undefined;
      return isMap(resource) && resource['Type'] === 'AWS::Serverless::LayerVersion' && isMap(properties)
        ? [[logicalId, properties]]
        : [];
    }),
  );
}

/** What a resource's connectors become: policies, which matter here only because others depend on them. */
function makeConnectors(context: SamContext, logicalId: string, resource: Json): void {
  const connectors = isMap(resource) ? own(resource, 'Connectors') : undefined;
  if (!isMap(resource) || !isMap(connectors)) return;
  delete resource['Connectors'];
  for (const name of Object.keys(connectors)) {
    const made: JsonMap = { Type: 'AWS::IAM::ManagedPolicy', Properties: {} };
    context.source.copy(connectors, made);
    context.made.set(`${logicalId}${name}`, made);
  }
}

/** Renames layers, also where a resource depends on one. */
function rewriteDependencies(resources: Json, renamed: ReadonlyMap<string, string>): Json {
  for (const resource of isMap(resources) ? Object.values(resources) : []) {
    const names = isMap(resource) ? own(resource, 'DependsOn') : undefined;
    const rename = (name: Json): Json => (typeof name === 'string' ? (renamed.get(name) ?? name) : name);
    if (isMap(resource) && names !== undefined)
      resource['DependsOn'] = Array.isArray(names) ? names.map(rename) : rename(names);
  }
  return resources;
}

const isFunction = (resource: Json): boolean => isMap(resource) && resource['Type'] === 'AWS::Serverless::Function';
