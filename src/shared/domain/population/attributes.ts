import { z } from 'zod';

/** Subgroup values of the people of a study: by persona or role, by subgroup column or attribute. */
export const peopleAttributesSchema = z.record(z.string(), z.record(z.string(), z.string()));
export type PeopleAttributes = z.infer<typeof peopleAttributesSchema>;
