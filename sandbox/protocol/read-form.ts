import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../kernel/operation.ts';

type Node = { text: string | null; children: Map<string, Node> };

const DEEPEST = 24;

/**
 * Reads the query protocol's flat parameters (`Dimensions.member.1.Name=x`) by schema. Throws AwsError
 * MalformedQueryString or InvalidParameterValue for what does not fit.
 */
export function readForm(schema: NormalizedSchema, form: URLSearchParams): Record<string, unknown> {
  const root: Node = { text: null, children: new Map() };
  for (const [key, text] of form) {
    const parts = key.split('.');
    if (parts.length > DEEPEST) throw new AwsError('MalformedQueryString', 'Keys may not be nested this deep.');
    let node = root;
    for (const part of parts) {
      let child = node.children.get(part);
      if (child === undefined) {
        child = { text: null, children: new Map() };
        node.children.set(part, child);
      }
      node = child;
    }
    node.text = text;
  }
  return readStruct(schema, root, '');
}

function readStruct(schema: NormalizedSchema, node: Node, path: string): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const child = node.children.get(member.getMergedTraits().xmlName ?? name);
    if (child !== undefined) out[name] = readNode(member, child, path === '' ? name : `${path}.${name}`);
  }
  return out;
}

function readNode(schema: NormalizedSchema, node: Node, path: string): unknown {
  if (schema.isStructSchema()) return readStruct(schema, node, path);
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const key = schema.getMergedTraits().xmlFlattened ? '' : (member.getMergedTraits().xmlName ?? 'member');
    const items = key === '' ? node : node.children.get(key);
    const each = key === '' ? path : `${path}.${key}`;
    return inOrder(items).map((item, index) => readNode(member, item, `${each}.${index + 1}`));
  }
  if (schema.isMapSchema()) {
    const entries = schema.getMergedTraits().xmlFlattened ? node : node.children.get('entry');
    const value = schema.getValueSchema();
    return Object.fromEntries(
      inOrder(entries).flatMap((entry) => {
        const key = entry.children.get('key')?.text;
        const child = entry.children.get('value');
        return typeof key === 'string' && child !== undefined ? [[key, readNode(value, child, `${path}.${key}`)]] : [];
      }),
    );
  }
  return readText(schema, node.text ?? '', path);
}

function inOrder(node: Node | undefined): Node[] {
  if (node === undefined) return [];
  return [...node.children]
    .filter(([index]) => /^\d{1,6}$/.test(index))
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function readText(schema: NormalizedSchema, text: string, path: string): unknown {
  if (schema.isBooleanSchema()) {
    if (text !== 'true' && text !== 'false') throw badValue(text, path, 'Boolean');
    return text === 'true';
  }
  if (schema.isNumericSchema()) {
    const number = Number(text);
    if (text.trim() === '' || Number.isNaN(number)) throw badValue(text, path, 'Number');
    return number;
  }
  if (schema.isTimestampSchema()) {
    const at = /^\d+(\.\d+)?$/.test(text) ? new Date(Number(text) * 1000) : new Date(text);
    if (Number.isNaN(at.getTime())) throw badValue(text, path, 'Timestamp');
    return at;
  }
  if (schema.isBlobSchema()) return new Uint8Array(Buffer.from(text, 'base64'));
  return text;
}

function badValue(text: string, path: string, wanted: string): AwsError {
  return new AwsError(
    'MalformedInput',
    `Value ${JSON.stringify(text.slice(0, 200))} of ${path.slice(0, 300)} is not a ${wanted}.`,
  );
}
