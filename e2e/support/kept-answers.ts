/** The API's answers on the kept database, as far as a page needs them. */
export interface KeptAnswers {
  groups: { application: string; group: string }[];
  /** Newest first. */
  rollouts: { id: string }[];
  audit: { id: string; action: string; outcome: { kind: string } }[];
  /** By the rollout's id. */
  series: Record<string, { events: { at: string; kind: string }[] }>;
}

const PAGE = 100;

/** `ids`: the rollouts whose history is read. */
export async function readKeptAnswers(baseURL: string, ids: readonly string[]): Promise<KeptAnswers> {
  const ask = async (path: string): Promise<unknown> => {
    const response = await fetch(baseURL + path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const askAll = async <T>(path: string, list: string): Promise<T[]> => {
    const found: T[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `limit=${PAGE}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = (await ask(`${path}?${query}`)) as Record<string, unknown>;
      found.push(...(page[list] as T[]));
      cursor = page['nextCursor'] as string | null;
    }
    return found;
  };
  const series: [string, KeptAnswers['series'][string]][] = [];
  for (const id of ids)
    series.push([id, (await ask(`/api/default/rollouts/${id}/series`)) as KeptAnswers['series'][string]]);
  const { groups } = (await ask('/api/default/groups')) as Pick<KeptAnswers, 'groups'>;
  return {
    groups,
    rollouts: await askAll('/api/default/rollouts', 'rollouts'),
    audit: await askAll('/api/audit', 'entries'),
    series: Object.fromEntries(series),
  };
}
