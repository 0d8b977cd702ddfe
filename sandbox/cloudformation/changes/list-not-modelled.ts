import { intrinsicOf, isMap, type Json } from '../../template/json.ts';
import type { LoadedTemplate } from '../../template/load-template.ts';
import { resolve } from '../../template/resolve.ts';
import type { Scope } from '../../template/scope.ts';
import { TemplateError } from '../../template/template-error.ts';
import { shown } from '../../template/text-of.ts';
import { KINDS } from '../resources/kinds.ts';
import { isLookedUp } from './dynamic-references.ts';
import { findExport } from './stack-scope.ts';
import type { CloudFormationState, NotModelled } from '../state.ts';

/** Everything in a template that has no effect here, and why: resources, imports, macros, sections. */
export function listNotModelled(state: CloudFormationState, template: LoadedTemplate, scope: Scope): NotModelled[] {
  const list: NotModelled[] = template.ignored.map(({ thing, why }) => ({ logicalId: thing, type: 'Template', why }));
  for (const { logicalId, type, properties } of template.resources.values()) {
    const kind = KINDS.get(type);
    const why = kind === undefined ? 'this type is not modelled' : kind.notModelled?.(properties);
    if (why !== undefined && why !== null) list.push({ logicalId, type, why });
    const unbuilt = type === 'AWS::Lambda::Function' ? template.unbuilt.get(logicalId) : undefined;
    if (unbuilt !== undefined) list.push({ logicalId, type, why: `its calls are made up: ${unbuilt}` });
    for (const found of partsOf(properties)) {
      if (found.kind === 'transform')
        list.push({
          logicalId,
          type,
          why: `Fn::Transform ${found.name}: this macro is not run, its value is left out`,
        });
      else if (found.kind === 'dynamic' && !isLookedUp(found.name))
        list.push({ logicalId, type, why: `${found.name} stands as text: it is not looked up` });
      else if ('argument' in found) {
        const name = importName(found.argument, scope);
        if (name !== null && findExport(state, name) === null)
          list.push({ logicalId, type, why: `no stack exports ${name}: the name stands for the value` });
      }
    }
  }
  return list;
}

type Part = { kind: 'transform' | 'dynamic'; name: string } | { kind: 'import'; name: ''; argument: Json };

function partsOf(value: Json): Part[] {
  if (typeof value === 'string')
    return [...value.matchAll(/\{\{resolve:[^}]{1,200}\}\}/g)].map(([name]) => ({ kind: 'dynamic', name }));
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isMap(value)) return [];
  const intrinsic = intrinsicOf(value);
  if (intrinsic?.name === 'Fn::ImportValue') return [{ kind: 'import', name: '', argument: intrinsic.argument }];
  if (intrinsic?.name === 'Fn::Transform')
    return [{ kind: 'transform', name: isMap(intrinsic.argument) ? shown(intrinsic.argument['Name']) : '' }];
  return Object.values(value).flatMap(partsOf);
}

function importName(argument: Json, scope: Scope): string | null {
  try {
    const name = resolve(argument, scope, 'Fn::ImportValue');
    return typeof name === 'string' ? name : null;
  } catch (error) {
    // The name is not known yet: it is resolved, or refused, when the resource is created.
    if (error instanceof TemplateError) return null;
    throw error;
  }
}
