import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface Usage {
  cpuSeconds: number;
  /** Resident memory now. */
  residentBytes: number;
}

/** CPU time and memory of a process and its children, as Linux counts them. null: no /proc here. */
export function usageOf(pid: number): Usage | null {
  if (!existsSync(`/proc/${pid}/stat`)) return null;
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const all = [pid, ...descendantsOf(pid)].map((each) => ownUsage(each, ticks));
  return {
    cpuSeconds: all.reduce((sum, usage) => sum + usage.cpuSeconds, 0),
    residentBytes: all.reduce((sum, usage) => sum + usage.residentBytes, 0),
  };
}

function ownUsage(pid: number, ticks: number): Usage {
  const fields = statFields(pid);
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    // proc(5): utime and stime are the 14th and 15th field, after pid and comm the 12th and 13th.
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticks,
    residentBytes: Number(resident ?? 0) * 1024,
  };
}

function descendantsOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), parent: Number(statFields(Number(name))[1]) }];
      } catch {
        // It has ended since.
        return [];
      }
    });
  const found = [pid];
  for (const parent of found) found.push(...parents.filter((each) => each.parent === parent).map((each) => each.pid));
  return found.slice(1);
}

/** The fields after the name, which may itself contain spaces and brackets. */
function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
