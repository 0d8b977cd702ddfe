import {
  isAlias,
  isMap as isYamlMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';
import type { Json, JsonMap } from './json.ts';
import { mendIndents, type Mended } from './mend-indents.ts';
import { Source } from './source.ts';
import { TemplateError, type Place } from './template-error.ts';

/** CloudFormation's limit for a template in S3. */
const LARGEST_BYTES = 1_000_000;
/** Aliases can make a short file long; this is far more than a template of that size needs. */
const MOST_NODES = 300_000;
const DEEPEST = 200;
/** Values whose lines are moved; each costs a parse. */
const MOST_MENDED = 200;

/** The short forms of intrinsic functions, by YAML tag; some are for Rules only. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...[
    'And',
    'Base64',
    'Cidr',
    'Contains',
    'EachMemberEquals',
    'EachMemberIn',
    'Equals',
    'FindInMap',
    'GetAZs',
    'GetAtt',
    'If',
    'ImportValue',
    'Join',
    'Length',
    'Not',
    'Or',
    'RefAll',
    'Select',
    'Split',
    'Sub',
    'ToJsonString',
    'Transform',
    'ValueOf',
    'ValueOfAll',
  ].map((name): [string, string] => [`!${name}`, `Fn::${name}`]),
]);
const CORE_TAGS = /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq|timestamp|merge)$/;

/** CloudFormation and SAM read YAML 1.1, in which these unquoted words are booleans. */
const FLAGS: ReadonlyMap<string, boolean> = new Map(
  [
    { words: ['yes', 'on'], flag: true },
    { words: ['no', 'off'], flag: false },
  ].flatMap(({ words, flag }) =>
    words.flatMap((word): [string, boolean][] => {
      const capital = word.charAt(0).toUpperCase() + word.slice(1);
      return [word, capital, word.toUpperCase()].map((spelling) => [spelling, flag]);
    }),
  ),
);

interface Reading {
  document: Document;
  places: Places;
  source: Source;
  nodes: number;
  repeated: Repeated[];
}

/** A key that a map has twice: the later one counts. */
export interface Repeated {
  /** Its path. */
  thing: string;
  /** Lines of the earlier one and of the one that counts. */
  lines: [number, number];
}

/**
 * Reads YAML or JSON into plain values, expands short forms, and records the place of each map, list and key.
 * @throws TemplateError with file and line, if it is not YAML, has an unknown tag, or is too large or too deep.
 */
export function readDocument(text: string, file: string): { root: Json; source: Source; repeated: Repeated[] } {
  const source = new Source(file);
  if (Buffer.byteLength(text) > LARGEST_BYTES)
    source.fail('', `the template is larger than ${LARGEST_BYTES.toLocaleString('en')} bytes`);
  const { document, places } = parse(text);
  const problems = document.errors.map((error) => ({
    file,
    place: placeAt(places, error.pos[0]),
    thing: '',
    message: error.message,
  }));
  if (problems.length > 0) throw new TemplateError(problems);
  const reading: Reading = { document, places, source, nodes: 0, repeated: [] };
  const root = document.contents === null ? null : readNode(reading, document.contents, '', 0);
  return { root, source, repeated: reading.repeated };
}

/** Turns offsets into places of the text as it was given. */
interface Places {
  lines: LineCounter;
  moved: Mended['moved'];
}

function parse(text: string): { document: Document; places: Places } {
  const once = (given: Mended): { document: Document; places: Places } => {
    const lines = new LineCounter();
    // CloudFormation takes the last of duplicate keys (seen with its ValidateTemplate), and so does SAM.
    const document = parseDocument(given.text, {
      lineCounter: lines,
      merge: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    return { document, places: { lines, moved: given.moved } };
  };
  let mended: Mended = { text, moved: new Map() };
  const asGiven = once(mended);
  let parsed = asGiven;
  for (let i = 0; i < MOST_MENDED && parsed.document.errors.length > 0; i++) {
    const next = mendIndents(mended, parsed.document);
    if (next === null) return parsed;
    mended = next;
    parsed = once(next);
  }
  // What is wrong with it is told of the text as it was given.
  return parsed.document.errors.length > 0 ? asGiven : parsed;
}

const placeAt = ({ lines, moved }: Places, offset: number): Place => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col - (moved.get(line) ?? 0)) };
};

function refuse(reading: Reading, node: Node | null, thing: string, message: string): never {
  const offset = node?.range?.[0];
  const place = offset === undefined ? null : placeAt(reading.places, offset);
  throw new TemplateError([{ file: reading.source.file, place, thing, message }]);
}

function readNode(reading: Reading, node: Node, path: string, depth: number): Json {
  reading.nodes++;
  if (reading.nodes > MOST_NODES) refuse(reading, node, path, 'the template has too many values');
  if (depth > DEEPEST) refuse(reading, node, path, `values are nested more than ${DEEPEST} deep`);
  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    if (target === undefined) refuse(reading, node, path, `there is no anchor ${node.source}`);
    return readNode(reading, target, path, depth + 1);
  }
  const { tag } = node;
  if (tag === undefined || tag === '!' || CORE_TAGS.test(tag)) return readPlain(reading, node, path, depth);
  const name = TAGS.get(tag);
  if (name === undefined) refuse(reading, node, path, `the tag ${tag} is no intrinsic function`);
  const argument = readPlain(reading, node, path === '' ? name : `${path}.${name}`, depth + 1);
  const long: JsonMap = { [name]: name === 'Fn::GetAtt' ? splitAttribute(argument) : argument };
  const place = placeAt(reading.places, node.range?.[0] ?? 0);
  reading.source.note(long, place);
  reading.source.noteKey(long, name, place);
  return long;
}

/** `!GetAtt Function.Version.Version` names the resource up to the first dot. */
function splitAttribute(argument: Json): Json {
  if (typeof argument !== 'string') return argument;
  const dot = argument.indexOf('.');
  return dot < 0 ? argument : [argument.slice(0, dot), argument.slice(dot + 1)];
}

function readPlain(reading: Reading, node: Node, path: string, depth: number): Json {
  if (isYamlMap(node)) return readMap(reading, node, path, depth);
  if (isSeq(node)) {
    const list: Json[] = [];
    reading.source.note(list, placeAt(reading.places, node.range?.[0] ?? 0));
    for (const [index, item] of node.items.entries()) {
      const child = item as Node | null;
      if (child?.range) reading.source.noteKey(list, index, placeAt(reading.places, child.range[0]));
      list.push(child === null ? null : readNode(reading, child, `${path}[${index}]`, depth + 1));
    }
    return list;
  }
  if (!isScalar(node)) refuse(reading, node, path, 'this is no value');
  if (node.tag === undefined && node.type === 'PLAIN' && typeof node.value === 'string') {
    const flag = FLAGS.get(node.value);
    if (flag !== undefined) return flag;
  }
  return readScalar(node.value, node.source);
}

/** An account id like 012345678901 is text, whatever YAML says; so is a number that JavaScript cannot hold. */
function readScalar(value: unknown, source: string | undefined): Json {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') {
    const keeps =
      Number.isFinite(value) &&
      !/^[-+]?0\d/.test(source ?? '') &&
      !(Number.isInteger(value) && !Number.isSafeInteger(value));
    return keeps ? value : (source ?? String(value));
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return null;
}

function readMap(
  reading: Reading,
  node: Extract<Node, { items: unknown[] }> & { items: unknown[] },
  path: string,
  depth: number,
): JsonMap {
  const merged: [string, Json][] = [];
  const entries: [string, Json][] = [];
  const places = new Map<string, Place>();
  for (const pair of node.items as { key: Node | null; value: Node | null }[]) {
    const key = isScalar(pair.key) ? keyText(pair.key) : null;
    if (key === null) refuse(reading, pair.key ?? node, path, 'a key must be text');
    const where = path === '' ? key : `${path}.${key}`;
    const value = pair.value === null ? null : readNode(reading, pair.value, where, depth + 1);
    if (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') {
      for (const map of Array.isArray(value) ? value : [value]) {
        if (typeof map !== 'object' || map === null || Array.isArray(map))
          refuse(reading, pair.value ?? node, where, 'only maps can be merged');
        merged.unshift(...Object.entries(map));
      }
      continue;
    }
    entries.push([key, value]);
    const place = placeAt(reading.places, pair.key?.range?.[0] ?? 0);
    const before = places.get(key);
    if (before !== undefined) reading.repeated.push({ thing: where, lines: [before.line, place.line] });
    places.set(key, place);
  }
  // fromEntries makes own properties of any name; an assignment would not for "__proto__".
  const map: JsonMap = Object.fromEntries([...merged, ...entries]);
  reading.source.note(map, placeAt(reading.places, node.range?.[0] ?? 0));
  for (const [key, place] of places) reading.source.noteKey(map, key, place);
  return map;
}

/** As written, so that 01 and 1 are two keys. */
const keyText = ({ source, value }: Scalar): string =>
  source ?? (typeof value === 'string' ? value : JSON.stringify(value));
