/** One line of the table: what design.md promises next to what was measured. */
export interface Figure {
  what: string;
  /** As in design.md: "≤ 30"; "—" without a promise. */
  budget: string;
  measured: string;
  /** null: no promise to compare with. */
  within: boolean | null;
  /** How it was measured or what to keep in mind; null: nothing. */
  note: string | null;
}

export interface Measurement {
  /** For --only. */
  name: string;
  what: string;
  measure: () => Promise<Figure[]>;
}

/** A figure with an upper limit. `value: null` is "could not be measured", with the reason as `note`. */
export function atMost(
  what: string,
  limit: number,
  value: number | null,
  show: (value: number) => string,
  note: string | null = null,
): Figure {
  return {
    what,
    budget: `≤ ${show(limit)}`,
    measured: value === null ? 'not measured' : show(value),
    within: value === null ? null : value <= limit,
    note,
  };
}

/** A figure without a promise. */
export function withoutLimit(what: string, measured: string, note: string | null = null): Figure {
  return { what, budget: '—', measured, within: null, note };
}
