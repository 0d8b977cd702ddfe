import type { Function as FunctionNode, Node, Program } from 'oxc-parser';
import { calledName, callsIn } from './calls-in.ts';
import { type Check, type Finding, fixturesOf } from './check.ts';
import { type Command, COMMANDS, findChanges, findTableless, importedFrom } from './find-commands.ts';
import { readTree, type Tree } from './tree.ts';

const ACTS = 'a route that changes something runs a command by act()';
const TABLE = 'the methods of a route stand in a table: route(template, { POST: … })';
const AUTHORISES = 'a command authorises before anything else';
const RECORDS = 'a command records what it does';
/** Fewer would mean that this check no longer finds them. */
const FEWEST_COMMANDS = 5;

/** Nobody without the right acts on AWS, and the audit log shows everything that is done. */
export const commands: Check = {
  name: 'commands',
  rules: [TABLE, ACTS, AUTHORISES, RECORDS],
  inTree(tree) {
    const found = new Set(findChanges(tree).flatMap((change) => change.commands.map(({ name }) => name)));
    if (found.size < FEWEST_COMMANDS) throw new Error(`commands: only ${found.size} seen: the check is blind`);
    return badCommands(tree);
  },
  inFixtures: () => badCommands(readTree(fixturesOf('commands'))),
};

function badCommands(tree: Tree): Finding[] {
  const tableless = findTableless(tree).map((file) => ({ rule: TABLE, file, text: 'exports its methods one by one' }));
  const bad = findChanges(tree).flatMap(({ route, method, commands: found }): Finding[] => {
    if (found.length === 0)
      return [{ rule: ACTS, file: route, text: `${method} runs no command of ${COMMANDS} by act()` }];
    return found.flatMap((command) => {
      const { file, name } = command;
      const authorises = firstCallOf(functionOf(tree, command)) === 'authorise';
      return [
        ...(authorises ? [] : [{ rule: AUTHORISES, file, text: `${name} does not begin with authorise(actor)` }]),
        ...(records(tree, command) ? [] : [{ rule: RECORDS, file, text: `${name} never calls recorded()` }]),
      ];
    });
  });
  return [...tableless, ...bad];
}

/** The function of that name at the top of the file. */
function functionOf(tree: Tree, { file, name }: Command): FunctionNode | null {
  if (!tree.all.has(file)) return null;
  const { body }: Program = tree.parsed(file).program;
  for (const statement of body) {
    const declared: Node | null = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration' && declared.id?.name === name) return declared;
  }
  return null;
}

function firstCallOf(node: FunctionNode | null): string | null {
  const [first] = node?.body?.body ?? [];
  if (first?.type !== 'ExpressionStatement' || first.expression.type !== 'CallExpression') return null;
  return calledName(first.expression);
}

/** Whether a function calls recorded(), itself or through functions of lib/commands. */
function records(tree: Tree, command: Command, seen = new Set<string>()): boolean {
  const key = `${command.file} ${command.name}`;
  const node = functionOf(tree, command);
  if (node === null || seen.has(key)) return false;
  seen.add(key);
  const imported = importedFrom(tree, command.file);
  return callsIn(node).some((call) => {
    const name = calledName(call);
    if (name === null) return false;
    const next = imported.get(name) ?? { file: command.file, name };
    return next.name === 'recorded' || (next.file.startsWith(COMMANDS) && records(tree, next, seen));
  });
}
