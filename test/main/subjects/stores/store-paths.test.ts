import { describe, expect, it } from 'vitest';
import { STORES } from '../../../../src/main/subjects/stores/registry.js';
import type { Surroundings } from '../../../../src/main/subjects/stores/store.js';
import type { SubjectStore } from '../../../../src/shared/domain/subject-source.js';

const LINUX: Surroundings = { platform: 'linux', homeDirectory: '/home/ada', variables: {} };
const MACOS: Surroundings = { platform: 'darwin', homeDirectory: '/Users/ada', variables: {} };
const WINDOWS: Surroundings = {
  platform: 'win32',
  homeDirectory: 'C:\\Users\\ada',
  variables: { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
};

function folders(
  store: SubjectStore,
  surroundings: Surroundings,
  variables: Surroundings['variables'] = {},
): readonly string[] | undefined {
  return STORES.find((entry) => entry.store === store)?.folders({
    ...surroundings,
    variables: { ...surroundings.variables, ...variables },
  });
}

const RULES: readonly (readonly [SubjectStore, Surroundings, readonly string[]])[] = [
  ['hugging-face', LINUX, ['/home/ada/.cache/huggingface/hub']],
  ['hugging-face', MACOS, ['/Users/ada/.cache/huggingface/hub']],
  ['hugging-face', WINDOWS, ['C:\\Users\\ada\\.cache\\huggingface\\hub']],
  ['lm-studio', LINUX, ['/home/ada/.lmstudio/models', '/home/ada/.cache/lm-studio/models']],
  ['lm-studio', MACOS, ['/Users/ada/.lmstudio/models', '/Users/ada/.cache/lm-studio/models']],
  ['lm-studio', WINDOWS, ['C:\\Users\\ada\\.lmstudio\\models', 'C:\\Users\\ada\\.cache\\lm-studio\\models']],
  ['ollama', LINUX, ['/home/ada/.ollama/models', '/usr/share/ollama/.ollama/models']],
  ['ollama', MACOS, ['/Users/ada/.ollama/models']],
  ['ollama', WINDOWS, ['C:\\Users\\ada\\.ollama\\models']],
  ['llama-cpp', LINUX, ['/home/ada/.cache/llama.cpp']],
  ['llama-cpp', MACOS, ['/Users/ada/Library/Caches/llama.cpp']],
  ['llama-cpp', WINDOWS, ['C:\\Users\\ada\\AppData\\Local\\llama.cpp']],
  [
    'jan',
    LINUX,
    [
      '/home/ada/.local/share/Jan/data/llamacpp/models',
      '/home/ada/.local/share/Jan/data/models',
      '/home/ada/jan/llamacpp/models',
      '/home/ada/jan/models',
    ],
  ],
  [
    'jan',
    MACOS,
    [
      '/Users/ada/Library/Application Support/Jan/data/llamacpp/models',
      '/Users/ada/Library/Application Support/Jan/data/models',
      '/Users/ada/jan/llamacpp/models',
      '/Users/ada/jan/models',
    ],
  ],
  [
    'jan',
    WINDOWS,
    [
      'C:\\Users\\ada\\AppData\\Roaming\\Jan\\data\\llamacpp\\models',
      'C:\\Users\\ada\\AppData\\Roaming\\Jan\\data\\models',
      'C:\\Users\\ada\\jan\\llamacpp\\models',
      'C:\\Users\\ada\\jan\\models',
    ],
  ],
  ['gpt4all', LINUX, ['/home/ada/.local/share/nomic.ai/GPT4All']],
  ['gpt4all', MACOS, ['/Users/ada/Library/Application Support/nomic.ai/GPT4All']],
  ['gpt4all', WINDOWS, ['C:\\Users\\ada\\AppData\\Local\\nomic.ai\\GPT4All']],
  ['node-llama-cpp', LINUX, ['/home/ada/.node-llama-cpp/models']],
  ['node-llama-cpp', MACOS, ['/Users/ada/.node-llama-cpp/models']],
  ['node-llama-cpp', WINDOWS, ['C:\\Users\\ada\\.node-llama-cpp\\models']],
];

describe('where stores lie', () => {
  it.each(
    RULES.map(
      ([store, surroundings, expected]) => [store, surroundings.platform, surroundings, expected] as const,
    ),
  )('%s on %s', (store, _platform, surroundings, expected) => {
    expect(folders(store, surroundings)).toEqual(expected);
  });

  it.each<[SubjectStore, Surroundings, Record<string, string>, readonly string[]]>([
    ['hugging-face', LINUX, { HF_HUB_CACHE: '/big/hub', HF_HOME: '/other' }, ['/big/hub']],
    ['hugging-face', LINUX, { HUGGINGFACE_HUB_CACHE: '/big/hub', HF_HOME: '/other' }, ['/big/hub']],
    ['hugging-face', LINUX, { HF_HOME: '~/models' }, ['/home/ada/models/hub']],
    ['hugging-face', LINUX, { XDG_CACHE_HOME: '/cache' }, ['/cache/huggingface/hub']],
    ['hugging-face', LINUX, { HF_HOME: 'relative', HF_HUB_CACHE: '' }, ['/home/ada/.cache/huggingface/hub']],
    ['hugging-face', WINDOWS, { HF_HOME: 'D:\\models' }, ['D:\\models\\hub']],
    ['ollama', MACOS, { OLLAMA_MODELS: '/Volumes/models' }, ['/Volumes/models']],
    [
      'ollama',
      LINUX,
      { OLLAMA_MODELS: '/usr/share/ollama/.ollama/models' },
      ['/usr/share/ollama/.ollama/models'],
    ],
    ['llama-cpp', LINUX, { LLAMA_CACHE: '/llama' }, ['/llama', '/home/ada/.cache/llama.cpp']],
    ['llama-cpp', LINUX, { XDG_CACHE_HOME: '/cache' }, ['/cache/llama.cpp']],
    ['gpt4all', LINUX, { XDG_DATA_HOME: '/data' }, ['/data/nomic.ai/GPT4All']],
  ])('%s by the environment (%#)', (store, surroundings, variables, expected) => {
    expect(folders(store, surroundings, variables)).toEqual(expected);
  });

  it('knows eight layouts in seven stores, each once', () => {
    const names = STORES.map(({ store }) => store);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(7);
  });
});
