import { z } from 'zod';
import { freeId } from './document-text.js';

const entriesSchema = z.array(z.looseObject({ id: z.string() })).exactOptional();

/** The parts of a document that carry ids: its own, and those of the texts that it holds. */
const documentSchema = z.looseObject({
  id: z.string().exactOptional(),
  name: z.string().exactOptional(),
  personas: entriesSchema,
  roles: entriesSchema,
  placebos: entriesSchema,
  neutrals: entriesSchema,
  templates: entriesSchema,
});

const ENDING = '-own';

/**
 * A document's text as a copy that can stand beside it: under ids that are not in `taken`, its own and those of the texts in
 * it. A text that is no document comes back as it is.
 */
export function copyText(text: string, taken: ReadonlySet<string>): string {
  const parsed = documentSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return text;
  const document = parsed.data;
  const renamed = Object.entries(document).map(([key, value]) => {
    if (key === 'id' && typeof value === 'string') return [key, copyId(value, taken)] as const;
    if (key === 'name' && typeof value === 'string') return [key, `${value} (copy)`] as const;
    const entries = entriesSchema.safeParse(value);
    if (!ENTRY_LISTS.has(key) || !entries.success || entries.data === undefined) return [key, value] as const;
    return [key, entries.data.map((entry) => ({ ...entry, id: copyId(entry.id, taken) }))] as const;
  });
  return JSON.stringify(Object.fromEntries(renamed), null, 2);
}

const ENTRY_LISTS: ReadonlySet<string> = new Set(['personas', 'roles', 'placebos', 'neutrals', 'templates']);

function copyId(id: string, taken: ReadonlySet<string>): string {
  return freeId(`${id.slice(0, 64 - ENDING.length)}${ENDING}`, taken);
}
