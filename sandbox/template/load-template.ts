import type { TemplateResource } from './template-resource.ts';
import { checkFunctions } from './check-functions.ts';
import { evaluateConditions } from './conditions.ts';
import { dependencyOrder } from './dependency-order.ts';
import { isMap, own, type Json, type JsonMap } from './json.ts';
import { expandLoops } from './expand-loops.ts';
import { checkExtensions, isExtended, LANGUAGE_EXTENSIONS, transformsOf } from './language-extensions.ts';
import { keepsOnDelete } from './keeps-on-delete.ts';
import { readParameters, type Parameter } from './parameters.ts';
import { readDocument, type Repeated } from './read-document.ts';
import { lostReferences } from './lost-references.ts';
import { referencesOf } from './references.ts';
import type { Scope } from './scope.ts';
import type { LocalCode, Packaged, SamContext } from './sam/sam-context.ts';
import { isSam, transformSam } from './sam/transform.ts';
import type { Source } from './source.ts';
import { hasOtherMacros, SAM, unknownAttributes, unknownTypes } from './strict/check-types.ts';
import { readOutputs, type TemplateOutput } from './read-outputs.ts';
import { shown } from './text-of.ts';
import { showProblem, TemplateError, type Problem } from './template-error.ts';

export interface LoadedTemplate {
  source: Source;
  /** As it was given. */
  text: string;
  /** After the SAM transformation. */
  processed: JsonMap;
  description: string | undefined;
  parameters: ReadonlyMap<string, Parameter>;
  mappings: JsonMap;
  conditions: ReadonlyMap<string, boolean>;
  /** Those whose condition holds, dependencies first. */
  resources: ReadonlyMap<string, TemplateResource>;
  outputs: ReadonlyMap<string, TemplateOutput>;
  /** Macros that only AWS can run, sections that are ignored, and keys overridden by a later one of the same name. */
  ignored: { thing: string; why: string }[];
  /** Local code that does not run, by logical id, and why. */
  unbuilt: ReadonlyMap<string, string>;
}

export interface LoadOptions {
  /** For messages: the template's name as the reader knows it. */
  file: string;
  parameters: Readonly<Record<string, string>>;
  pseudo: ReadonlyMap<string, string>;
  /** The value of a parameter of SSM; null: there is none. */
  ssm: (name: string) => string | null;
  /** What AWS would refuse is listed as ignored, as far as the template can be loaded all the same. */
  lenient: boolean;
  /** Throws Error for code that cannot be taken. */
  packageCode: (code: LocalCode) => Packaged;
}

const SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
]);

/**
 * Reads a CloudFormation or SAM template, ready to create a stack. @throws TemplateError with every problem of the
 * stage that failed, each with file, line and what it is about.
 */
export function loadTemplate(text: string, options: LoadOptions): LoadedTemplate {
  const { root, source, repeated } = readDocument(text, options.file);
  if (!isMap(root)) return source.fail('', 'a template is a map with a section Resources', root);
  checkSections(root, source);
  const parameters = readParameters(section(root, 'Parameters', source), options.parameters, source, options);
  const values = new Map([...parameters].map(([name, { value }]) => [name, value]));
  const mappings = section(root, 'Mappings', source);
  checkExtensions(root, source);
  const nothing: Omit<Scope, 'condition'> = {
    source,
    parameters: values,
    pseudo: options.pseudo,
    mappings,
    ref: () => undefined,
    attribute: () => undefined,
    importValue: (name) => name,
  };
  const extended = isExtended(root);
  const written = extended ? expandLoops(root, nothing) : root;
  /** What AWS refuses, and the sandbox could do without. */
  const red: Problem[] = unknownTypes(written, source);
  // Without its transform, what SAM would make of the rest says nothing.
  if (red.length > 0 && !options.lenient) throw new TemplateError(red);
  const asWritten = new Set(
    Object.entries(section(written, 'Resources', source)).flatMap(([logicalId, resource]) =>
      isSam(resource) ? [] : [logicalId],
    ),
  );
  const unbuilt = new Map<string, string>();
  const packageCode: SamContext['packageCode'] = (code, at, key) => {
    const { logicalId } = code;
    try {
      const { why, ...uri } = options.packageCode(code);
      if (why !== undefined) unbuilt.set(logicalId, why);
      return uri;
    } catch (error) {
      return source.fail(`Resources.${logicalId}.Properties.${key}`, (error as Error).message, at, key);
    }
  };
  const processed = transformSam(written, { source, parameters: values, mappings, packageCode });
  packPlainCode(processed, packageCode);
  const conditions = evaluateConditions(section(processed, 'Conditions', source), nothing);
  const declared = section(processed, 'Resources', source);
  const names = new Set([
    ...values.keys(),
    ...options.pseudo.keys(),
    ...Object.keys(declared),
    'AWS::NoValue',
    'AWS::NotificationARNs',
  ]);
  const problems: Problem[] = [...checkFunctions(declared, source, names, conditions)];
  const scope = { ...nothing, condition: (name: string) => conditions.get(name) };
  const resources = new Map<string, TemplateResource>();
  for (const [logicalId, resource] of Object.entries(declared)) {
    const read = readResource(logicalId, resource, declared, scope, conditions, extended, asWritten.has(logicalId));
    if ('problem' in read) problems.push(read.problem);
    else if (read.holds) resources.set(logicalId, read.resource);
  }
  const outputs = readOutputs(section(processed, 'Outputs', source), conditions, source);
  red.push(...lostReferences(resources, outputs, names, { source, conditions, declared }));
  if (!hasOtherMacros(root)) red.push(...unknownAttributes(resources, conditions, source));
  if (problems.length > 0) throw new TemplateError(problems);
  if (red.length > 0 && !options.lenient) throw new TemplateError(red);
  const description = own(root, 'Description');
  return {
    source,
    text,
    processed,
    description: typeof description === 'string' ? description : undefined,
    parameters,
    mappings,
    conditions,
    resources: dependencyOrder(resources, source),
    outputs,
    ignored: [...red.map(ignoredProblem), ...ignoredParts(root, parameters), ...repeated.map(ignoredKey)],
    unbuilt,
  };
}

/** `aws cloudformation package` accepts a local path for a plain function's code, too. */
function packPlainCode(root: JsonMap, packageCode: SamContext['packageCode']): void {
  const resources = own(root, 'Resources');
  for (const [logicalId, resource] of isMap(resources) ? Object.entries(resources) : []) {
    if (!isMap(resource) || resource['Type'] !== 'AWS::Lambda::Function') continue;
    const { Properties: properties, Metadata: metadata } = resource;
    if (!isMap(properties) || typeof properties['Code'] !== 'string') continue;
    const { Code: path, Handler: handler, Runtime: runtime } = properties;
    properties['Code'] = { ...packageCode({ logicalId, path, handler, runtime, metadata }, properties, 'Code') };
  }
}

function section(root: JsonMap, name: string, source: Source): JsonMap {
  const value = own(root, name) ?? {};
  return isMap(value) ? value : source.fail(name, 'must be a map', root, name);
}

function checkSections(root: JsonMap, source: Source): void {
  const problems = Object.keys(root)
    .filter((name) => !SECTIONS.has(name))
    .map((name) => source.problem(name, `Invalid template property or properties [${name}]`, root, name));
  if (problems.length > 0) throw new TemplateError(problems);
  const resources = own(root, 'Resources');
  if (!isMap(resources) || Object.keys(resources).length === 0)
    source.fail(
      'Resources',
      'Template format error: At least one Resources member must be defined.',
      root,
      'Resources',
    );
  const version = own(root, 'AWSTemplateFormatVersion');
  if (version !== undefined && version !== '2010-09-09')
    source.fail(
      'AWSTemplateFormatVersion',
      `Template format error: unsupported value for AWSTemplateFormatVersion: ${JSON.stringify(version)}`,
      root,
      'AWSTemplateFormatVersion',
    );
}

type Read = { problem: Problem } | { holds: boolean; resource: TemplateResource };

function readResource(
  logicalId: string,
  resource: Json,
  declared: JsonMap,
  scope: Scope,
  conditions: ReadonlyMap<string, boolean>,
  extended: boolean,
  asWritten: boolean,
): Read {
  const { source } = scope;
  const thing = `Resources.${logicalId}`;
  const bad = (message: string, at: Json = resource, key?: string): Read => ({
    problem: source.problem(thing, message, at, key),
  });
  if (!/^[a-zA-Z0-9]{1,255}$/.test(logicalId))
    return bad(`Template format error: Resource name ${logicalId} is non alphanumeric.`, declared, logicalId);
  if (!isMap(resource)) return bad('a resource is a map with a Type', declared, logicalId);
  const {
    Type: type,
    Properties: properties = {},
    Condition: condition,
    UpdatePolicy: updatePolicy = {},
    DependsOn: dependsOn = [],
  } = resource;
  if (typeof type !== 'string')
    return bad("Template format error: [/Resources] 'Type' is not defined for the resource");
  if (!isMap(properties)) return bad('Properties must be a map', resource, 'Properties');
  if (!isMap(updatePolicy)) return bad('UpdatePolicy must be a map', resource, 'UpdatePolicy');
  if (condition !== undefined && (typeof condition !== 'string' || !conditions.has(condition)))
    return bad(
      `Template format error: Unresolved condition dependency ${JSON.stringify(condition)}`,
      resource,
      'Condition',
    );
  const policy = keepsOnDelete(resource, thing, scope, extended);
  if ('problem' in policy) return policy;
  const wanted = Array.isArray(dependsOn) ? dependsOn : [dependsOn];
  const lost = wanted.find((name) => typeof name !== 'string' || !Object.hasOwn(declared, name));
  if (lost !== undefined)
    return bad(
      `Template format error: Unresolved resource dependencies [${shown(lost)}] in the Resources block of the template`,
      resource,
      'DependsOn',
    );
  const holds = (name: string): boolean | undefined => conditions.get(name);
  const referred = referencesOf([properties, updatePolicy], holds).map(({ name }) => name);
  const dependencies = new Set([...wanted.map(String), ...referred].filter((name) => Object.hasOwn(declared, name)));
  return {
    holds: condition === undefined || conditions.get(condition) === true,
    resource: {
      logicalId,
      type,
      properties,
      updatePolicy,
      keepsOnDelete: policy.keeps,
      dependencies,
      asWritten,
      at: resource,
    },
  };
}

const ignoredProblem = (problem: Problem): LoadedTemplate['ignored'][number] => ({
  thing: problem.thing,
  why: `AWS refuses this: ${showProblem({ ...problem, thing: '' })}`,
});

const ignoredKey = ({ thing, lines: [first, last] }: Repeated): LoadedTemplate['ignored'][number] => ({
  thing,
  why: `the key stands twice: the one of line ${first} is left out for that of line ${last}`,
});

function ignoredParts(root: JsonMap, parameters: ReadonlyMap<string, Parameter>): LoadedTemplate['ignored'] {
  const macros = transformsOf(root).map(shown);
  return [
    ...macros
      .filter((name) => name !== SAM && name !== LANGUAGE_EXTENSIONS)
      .map((name) => ({ thing: `Transform ${name}`, why: 'this macro is not run' })),
    ...(own(root, 'Rules') === undefined
      ? []
      : [{ thing: 'Rules', why: 'assertions about parameters are not checked' }]),
    ...(own(root, 'Hooks') === undefined
      ? []
      : [{ thing: 'Hooks', why: 'blue/green deployments of ECS are not modelled' }]),
    ...[...parameters].flatMap(([name, { fromSsm, text }]) =>
      fromSsm === 'missing'
        ? [
            {
              thing: `Parameters.${name}`,
              why: `SSM has no such parameter, which AWS refuses: the value is the name ${JSON.stringify(text)} itself`,
            },
          ]
        : [],
    ),
  ];
}
