/** What somebody may do: look only, or act as well. */
export type Role = 'viewer' | 'operator';

/** Who asks. */
export interface Actor {
  /** As written to the audit log. */
  name: string;
  role: Role;
}
