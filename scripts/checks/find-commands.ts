import type { CallExpression, Node } from 'oxc-parser';
import { calledName, callsIn } from './calls-in.ts';
import { importsOf } from './imports-of.ts';
import type { Tree } from './tree.ts';

/** Except what they share, and the route that answers for unknown addresses. */
const ROUTES = /^app\/api\/(?!_shared\/|\[\[\.\.\.path\]\]\/).*\/route\.ts$/;
export const COMMANDS = 'lib/commands/';

/** A function of lib/commands, by its file and its name there. */
export interface Command {
  file: string;
  name: string;
}

/** A route's method that changes something, and the commands that it runs by `act`. */
export interface Change {
  route: string;
  method: string;
  commands: Command[];
}

/** Route files without a table of methods, so that their changes cannot be seen. */
export function findTableless(tree: Tree): string[] {
  return tree.files.filter((file) => ROUTES.test(file) && tablesIn(tree, file).length === 0);
}

/** The changes of the routes: each method but GET, as `route(template, { POST: … })` lists them. */
export function findChanges(tree: Tree): Change[] {
  return tree.files
    .filter((file) => ROUTES.test(file))
    .flatMap((file) => {
      const imported = importedFrom(tree, file);
      return tablesIn(tree, file)
        .flatMap(changesOf)
        .map(([method, answer]) => {
          const acts = callsIn(answer).filter((call) => calledName(call) === 'act');
          const commands = acts.flatMap(callsIn).flatMap((call) => {
            const command = imported.get(calledName(call) ?? '');
            return command?.file.startsWith(COMMANDS) === true ? [command] : [];
          });
          return { route: file, method, commands };
        });
    });
}

function tablesIn(tree: Tree, file: string): CallExpression[] {
  return callsIn(tree.parsed(file).program).filter((call) => calledName(call) === 'route');
}

function changesOf(table: CallExpression): [string, Node][] {
  const answers = table.arguments.find((argument) => argument.type === 'ObjectExpression');
  return (answers?.properties ?? []).flatMap((property): [string, Node][] => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name === 'GET') return [];
    return [[property.key.name, property.value]];
  });
}

/** A file's imports from other files of the project, by local name. */
export function importedFrom(tree: Tree, file: string): Map<string, Command> {
  const fileOf = new Map(
    importsOf(tree, file).flatMap((imported) => ('file' in imported ? [[imported.specifier, imported.file]] : [])),
  );
  return new Map(
    tree.parsed(file).module.staticImports.flatMap(({ moduleRequest, entries }) => {
      const from = fileOf.get(moduleRequest.value);
      if (from === undefined) return [];
      return entries.map(
        (entry) => [entry.localName.value, { file: from, name: entry.importName.name ?? '' }] as const,
      );
    }),
  );
}
