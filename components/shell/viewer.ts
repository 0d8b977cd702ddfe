/** Who looks at the page, as the server knows them. */
export interface Viewer {
  name: string;
  /** What they may do, in words; null: nothing to add. */
  detail: string | null;
}
