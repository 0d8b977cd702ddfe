import { z } from 'zod';

/** Why somebody acts, as it stands in the audit log: 1 to 500 characters, blanks around it not counted. */
export const reason = z.string().trim().min(1, 'must say why').max(500, 'must be at most 500 characters');
