import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** Which files requests may name: those in folders that whoever started the sandbox has named. */
export interface NamedFolders {
  /** Throws Error for a path that is, or leads by a link, outside of them. It need not exist. */
  check(path: string): void;
}

export function createNamedFolders(folders: readonly string[]): NamedFolders {
  return {
    check(path) {
      const real = realPath(resolve(path));
      if (folders.some((folder) => isIn(realPath(resolve(folder)), real))) return;
      const named = folders.length === 0 ? 'none is' : `these are: ${folders.join(', ')}`;
      throw new Error(
        `${path} is in no folder that was named at the start (${named}); start the sandbox with --folder ${dirname(path)}`,
      );
    },
  };
}

const isIn = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way.split(/[/\\]/)[0] !== '..');
};

/** Without links, as far as the path exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), relative(above, path));
  }
}
