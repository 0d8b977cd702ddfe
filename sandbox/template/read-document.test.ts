import { expect, test } from 'vitest';
import { readDocument } from './read-document.ts';
import { TemplateError } from './template-error.ts';

const read = (text: string) => readDocument(text, 't.yaml');

// What PyYAML, which SAM and the AWS CLI read templates with, makes of each.
test.each([
  ['double quotes at the key', 'A:\n  D: "one\n  two"\n  E: 1\n', { A: { D: 'one two', E: 1 } }],
  ['single quotes at the key', "A:\n  D: 'it''s\n  two'\n  E: 1\n", { A: { D: "it's two", E: 1 } }],
  ['quotes at the top', 'D: "one\ntwo"\nE: 1\n', { D: 'one two', E: 1 }],
  ['quotes further out than the key', 'A:\n  D: "one\ntwo\n\n three"\n  E: 1\n', { A: { D: 'one two\nthree', E: 1 } }],
  ['quotes after a tab', 'A:\n  D: "one\n\ttwo"\n', { A: { D: 'one two' } }],
  ['an escaped end of line', 'A:\n  D: "one\\\n  two\\" 3"\n  E: 1\n', { A: { D: 'onetwo" 3', E: 1 } }],
  ['quotes in a list', 'A:\n  - "one\n  two"\n  - b\n', { A: ['one two', 'b'] }],
  ['a short form', 'A:\n  D: !Sub "one\n  ${two}"\n  E: 1\n', { A: { D: { 'Fn::Sub': 'one ${two}' }, E: 1 } }],
  ['brackets at the key', 'A:\n  D: [\n  a, "]",\n  b # ]\n  ]\n  E: 1\n', { A: { D: ['a', ']', 'b'], E: 1 } }],
  ['brackets at the start of the line', 'A:\n  D: [\na, [b,\nc]\n]\n  E: 1\n', { A: { D: ['a', ['b', 'c']], E: 1 } }],
  [
    'braces',
    "A:\n  D: {a: it's, # x\n  b: 'two\n  three'}\n  E: 1\n",
    { A: { D: { a: "it's", b: 'two three' }, E: 1 } },
  ],
  ['two of them', 'A:\n  D: "one\n  two"\n  E: "three\n  four"\n', { A: { D: 'one two', E: 'three four' } }],
  ['JSON in YAML', 'A: {\n"b": [\n1\n]\n}\n', { A: { b: [1] } }],
])('a value goes on at any column: %s', (_what, text, wanted) => {
  expect(read(text).root).toEqual(wanted);
});

test('places are those of the text as it was given', () => {
  const { root, source } = read('A:\n  D: [\n  a,\n  {b: c}\n  ]\n  E: {f: 1}\n');
  const { D: list, E: after } = (root as { A: { D: object[]; E: object } }).A;
  expect(source.placeOf(list[1] as never, 'b')).toEqual({ line: 4, column: 4 });
  expect(source.placeOf(after as never, 'f')).toEqual({ line: 6, column: 7 });
});

test.each([
  ['a plain word at its key', 'A:\n  D: one\n  two\n  E: 1\n', 't.yaml:3:3'],
  ['quotes that never close', 'A:\n  D: "one\n  two\n  E: 1\n', 't.yaml:'],
  ['a bracket that never closes', 'A:\n  D: [one,\n  two\n  E: 1\n', 't.yaml:'],
])('%s is refused', (_what, text, place) => {
  expect(() => read(text)).toThrow(TemplateError);
  expect(() => read(text)).toThrow(place);
});
