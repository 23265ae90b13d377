import { gpt4AllStore } from './gpt4all.js';
import { huggingFaceStore } from './hugging-face.js';
import { janStore } from './jan.js';
import { llamaCppStore } from './llama-cpp.js';
import { lmStudioStore } from './lm-studio.js';
import { nodeLlamaCppStore } from './node-llama-cpp.js';
import { ollamaStore } from './ollama.js';
import type { Store } from './store.js';

/** Other programs' stores that are searched of themselves. */
export const STORES: readonly Store[] = [
  huggingFaceStore,
  lmStudioStore,
  ollamaStore,
  llamaCppStore,
  janStore,
  gpt4AllStore,
  nodeLlamaCppStore,
];
