import { z } from 'zod';
import { call, nothingSchema } from './definition.js';

/** A package that Mettle stands on, for the page About. */
export const packageNoticeSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
});

/** The program and the machine that it runs on. Sizes are bytes. */
export const applicationSchema = z.strictObject({
  version: z.string(),
  door: z.enum(['electron', 'web']),
  /** Whether the door can show the system's own dialogs for files and folders. */
  nativeDialogs: z.boolean(),
  platform: z.string(),
  node: z.string(),
  nodeLlamaCpp: z.string(),
  llamaCpp: z.string(),
  sqlite: z.string(),
  processor: z.string(),
  cores: z.number().int(),
  gpu: z.string().nullable(),
  memoryBytes: z.number(),
  freeMemoryBytes: z.number(),
  dataFolder: z.string(),
  licence: z.string(),
  /** How to cite Mettle, as text and as BibTeX. */
  citation: z.strictObject({ text: z.string(), bibtex: z.string() }),
  packages: z.array(packageNoticeSchema),
});
export type Application = z.infer<typeof applicationSchema>;

/** A time of day by the machine's clock, e.g. `22:30`. */
const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 22:30' });

/** How studies run while nobody is there. A span that ends before it begins goes over midnight. */
export const unattendedSchema = z.strictObject({
  /** Studies run between these times alone; null: at any time. */
  window: z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema }).nullable().default(null),
  /** Between these times no more than this many threads compute; null: never limited. */
  quiet: z
    .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema, threads: z.number().int().min(1).max(256) })
    .nullable()
    .default(null),
  /** Go on with the queue when Mettle is opened again after it ended in the middle of a run. */
  resume: z.boolean().default(false),
});
export type Unattended = z.infer<typeof unattendedSchema>;

/** Whether and how models may be fetched. Off by default: Mettle touches no network unless it is told to. */
export const downloadSettingsSchema = z.strictObject({
  allowed: z.boolean().default(false),
  /** A mirror of the hub, e.g. `https://hub.example.org`; null: the hub itself. */
  endpoint: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** An HTTP proxy; null: the one that the environment names, if any. */
  proxy: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** Where files are put; null: `models` in the data folder. */
  folder: z.string().min(1).max(4096).nullable().default(null),
});
export type DownloadSettings = z.infer<typeof downloadSettingsSchema>;

/** What a researcher may set once for every study; kept in the data folder. */
export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Folders that are searched for GGUF files, besides the calibration subjects. Absolute paths. */
  subjectFolders: z.array(z.string().min(1)).default([]),
  /** Search the places in which other programs keep their models; read-only. */
  searchStores: z.boolean().default(true),
  downloads: downloadSettingsSchema.prefault({}),
  unattended: unattendedSchema.prefault({}),
  gpu: z.enum(['auto', 'none']).default('auto'),
  /** Threads of llama.cpp; null: as many as the engine finds best for a subject. */
  threads: z.number().int().min(1).max(256).nullable().default(null),
  /** Tell by a notification of the system when a long run ends. */
  notifyWhenDone: z.boolean().default(true),
});
export type Settings = z.infer<typeof settingsSchema>;

const folderEntrySchema = z.strictObject({
  name: z.string(),
  path: z.string(),
  kind: z.enum(['folder', 'gguf']),
  bytes: z.number().nullable(),
});

/** A folder as a door without native dialogs lists it: folders and GGUF files alone. */
export const folderListingSchema = z.strictObject({
  path: z.string(),
  /** The folder above, or null at the root. */
  parent: z.string().nullable(),
  entries: z.array(folderEntrySchema),
  /** Whether there were more entries than are listed. */
  cut: z.boolean(),
});
export type FolderListing = z.infer<typeof folderListingSchema>;

export const applicationCalls = {
  'application.describe': call(nothingSchema, applicationSchema),
  /** Shows the system's dialog; null where it was left without a choice. Throws `INVALID_INPUT` where the door has none. */
  'application.chooseFolder': call(
    z.strictObject({ title: z.string().max(200) }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  /** The home folder where `path` is null. Throws `FILE_*`. */
  'application.listFolder': call(
    z.strictObject({ path: z.string().max(4096).nullable() }),
    folderListingSchema,
  ),
  'settings.read': call(nothingSchema, settingsSchema),
  /** Changes what is given and leaves the rest; gives all settings. */
  'settings.change': call(
    z.strictObject({
      theme: z.enum(['system', 'light', 'dark']).exactOptional(),
      gpu: z.enum(['auto', 'none']).exactOptional(),
      searchStores: z.boolean().exactOptional(),
      downloads: downloadSettingsSchema.exactOptional(),
      unattended: unattendedSchema.exactOptional(),
      threads: z.number().int().min(1).max(256).nullable().exactOptional(),
      notifyWhenDone: z.boolean().exactOptional(),
    }),
    settingsSchema,
  ),
};
