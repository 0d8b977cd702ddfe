import { expect, test } from 'vitest';
import { toFleetRows } from '@/components/fleet/fleet-rows.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { wordsAt } from '@/testing/components/render-at.tsx';
import { makeGroup, makeSummary } from '@/testing/domain/make-group.ts';
import { GROUP_COLUMN_IDS, GROUP_COLUMNS, type GroupColumn } from './group-columns.tsx';
import type { GroupSort } from './group-sorts.ts';
import { GroupTable } from './group-table.tsx';

const now = '2026-11-21T14:00:00.000Z';
const called = (name: string, perMinute: number | null): Group =>
  makeGroup({
    application: name,
    functionName: name,
    traffic: { perMinute, errorPercent: 0.5, callsByHour: [7, 9], readAt: now },
    lastRollout: makeSummary({ completedAt: '2026-11-21T13:50:00.000Z' }),
  });

function wordsOf(groups: Group[], sort: GroupSort | null = null, desc = false): string {
  const rows = toFleetRows(groups, [], now);
  const all = new Map(rows.map((row) => [row.key, row]));
  return wordsAt(
    now,
    <GroupTable rows={rows} all={all} order={{ sort, desc }} onOrder={() => {}} hold={false} resetKey="" />,
  );
}

test('on a phone a group is short, in the table each column is under its header', () => {
  expect(wordsOf([called('orders', 2)])).toBe(
    'Function and alias Version Last rollout Ended Plan Started by Calls, 24 h /min Errors, 1 h Alarms Flags ' +
      'orders :live version 63 Succeeded · 10 min ago ' +
      'orders :live version 63 Succeeded 10 min ago All at once user or pipeline 2 0.5% 3 OK',
  );
});

test('numbers are sorted from either end, and groups without one are last from both', () => {
  const names = (desc: boolean) =>
    wordsOf([called('none', null), called('few', 2), called('many', 30)], 'calls', desc).match(/none|few|many/g);
  expect([...new Set(names(false))]).toEqual(['few', 'many', 'none']);
  expect([...new Set(names(true))]).toEqual(['many', 'few', 'none']);
});

test('calls that were not read are not announced as none', () => {
  const label = (traffic: Group['traffic']) => {
    const { Cell } = GROUP_COLUMNS.spark;
    return renderToStaticMarkup(<Cell group={makeGroup({ traffic })} />).match(/aria-label="([^"]*)"/)?.[1];
  };
  const read = { perMinute: null, errorPercent: null, readAt: now };
  expect(label(null)).toBe('Calls of the last 24 hours have not been read');
  expect(label({ ...read, callsByHour: null })).toBe('Calls of the last 24 hours have not been read');
  expect(label({ ...read, callsByHour: [null, null] })).toBe('No calls counted in 24 hours');
  expect(label({ ...read, callsByHour: [null, 7] })).toBe('7 calls in 24 hours');
});

test('a column that lacks a part does not compile', () => {
  const complete: GroupColumn = GROUP_COLUMNS.calls;
  const incomplete = {
    // @ts-expect-error -- it would be without a name
    header: complete as Omit<GroupColumn, 'header'>,
    // @ts-expect-error -- it would be blank
    Cell: complete as Omit<GroupColumn, 'Cell'>,
    // @ts-expect-error -- every column after it would stand under the wrong header
    widths: complete as Omit<GroupColumn, 'widths'>,
    // @ts-expect-error -- the header would not know whether its cells are numbers
    align: complete as Omit<GroupColumn, 'align'>,
    // @ts-expect-error -- the menu and the address would not know whether there is an order by it
    sort: complete as Omit<GroupColumn, 'sort'>,
    // @ts-expect-error -- it would be missing on phones, and nobody had decided that
    phone: complete as Omit<GroupColumn, 'phone'>,
  } satisfies Record<keyof GroupColumn, GroupColumn>;
  expect(GROUP_COLUMN_IDS.map((id) => Object.keys(GROUP_COLUMNS[id]))).toEqual(
    GROUP_COLUMN_IDS.map(() => Object.keys(incomplete)),
  );
});
