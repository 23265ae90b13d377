import { z } from 'zod';

/** Programs that keep GGUF files in places of their own, and the places of Mettle. */
export const SUBJECT_STORES = [
  'calibration',
  'folder',
  'mettle',
  'hugging-face',
  'lm-studio',
  'ollama',
  'llama-cpp',
  'jan',
  'gpt4all',
  'node-llama-cpp',
] as const;
export const subjectStoreSchema = z.enum(SUBJECT_STORES);
export type SubjectStore = z.infer<typeof subjectStoreSchema>;

/** What stores are called where they are shown. */
export const SUBJECT_STORE_NAMES: Readonly<Record<SubjectStore, string>> = {
  calibration: 'Mettle’s calibration subjects',
  folder: 'Your folders',
  mettle: 'Fetched by Mettle',
  'hugging-face': 'Hugging Face cache',
  'lm-studio': 'LM Studio',
  ollama: 'Ollama',
  'llama-cpp': 'llama.cpp cache',
  jan: 'Jan',
  gpt4all: 'GPT4All',
  'node-llama-cpp': 'node-llama-cpp',
};

/** Where a file came from, as far as the place it lies in tells. */
export const subjectSourceSchema = z.strictObject({
  store: subjectStoreSchema,
  /** `organisation/name` on a hub, or the model's name in the store. */
  repository: z.string().nullable(),
  /** Commit of the repository (hex) where the path tells it. */
  revision: z.string().nullable(),
  /** Ollama's tag, or the name of the file in its repository. */
  tag: z.string().nullable(),
  /** What the researcher should know of this place, e.g. that Ollama would add a system prompt which Mettle does not. */
  notes: z.array(z.string()).readonly(),
});
export type SubjectSource = z.infer<typeof subjectSourceSchema>;
