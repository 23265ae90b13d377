/** What a layer may import: project layers by name, packages by pattern. */
export interface Layer {
  readonly name: string;
  /** Folder that holds it, from the project's root. */
  readonly folder: string;
  /** Other layers that its files may import; its own files always may. */
  readonly layers: readonly string[];
  readonly packages: readonly RegExp[];
}

const ZOD = /^zod$/;
const NODE = /^node:/;
const ENGINE = /^(node-llama-cpp|@node-llama-cpp\/.+)$/;
const ELECTRON = /^electron(\/.*)?$/;

/** Packages without I/O, for the layers that are pure functions of their arguments. */
const PURE = [ZOD, /^node:crypto$/];

const CORE = [
  'shared',
  'analysis',
  'instruments',
  'personas',
  'library',
  'subjects',
  'engine',
  'store',
  'studies',
];

/**
 * The layers in the order of the data's way. A package that no pattern of a layer matches is refused there, so each package
 * with a say of its own (SQLite, llama.cpp, Electron) has one home.
 */
export const LAYERS: readonly Layer[] = [
  { name: 'shared', folder: 'src/shared', layers: [], packages: [ZOD] },
  { name: 'analysis', folder: 'src/main/analysis', layers: ['shared', 'instruments'], packages: PURE },
  {
    name: 'instruments',
    folder: 'src/main/instruments',
    layers: ['shared'],
    packages: [...PURE, /^@bigfive-org\/questions(\/.*)?$/],
  },
  {
    name: 'personas',
    folder: 'src/main/personas',
    layers: ['shared', 'analysis', 'instruments'],
    packages: PURE,
  },
  {
    name: 'library',
    folder: 'src/main/library',
    layers: ['shared', 'instruments', 'personas'],
    packages: [ZOD, NODE],
  },
  {
    name: 'engine',
    folder: 'src/main/engine',
    layers: ['shared'],
    packages: [ZOD, NODE, ENGINE, /^@huggingface\/jinja$/],
  },
  { name: 'subjects', folder: 'src/main/subjects', layers: ['shared', 'engine'], packages: [ZOD, NODE] },
  {
    name: 'downloads',
    folder: 'src/main/downloads',
    layers: ['shared', 'engine', 'subjects'],
    packages: [ZOD, NODE, ENGINE, /^undici$/, /^@napi-rs\/keyring$/],
  },
  { name: 'store', folder: 'src/main/store', layers: ['shared'], packages: [ZOD, NODE, /^sqlite3$/] },
  {
    name: 'studies',
    folder: 'src/main/studies',
    layers: CORE.filter((layer) => layer !== 'studies'),
    packages: [ZOD, NODE],
  },
  {
    name: 'bundles',
    folder: 'src/main/bundles',
    layers: CORE,
    packages: [ZOD, NODE, /^yazl$/, /^yauzl$/, /^hyparquet$/, /^hyparquet-writer$/, /^bcrypt-pbkdf$/],
  },
  {
    name: 'laboratory',
    folder: 'src/main/laboratory',
    layers: [...CORE, 'bundles', 'downloads'],
    packages: [ZOD, NODE, /^jsonc-parser$/],
  },
  {
    name: 'cli',
    folder: 'src/main/cli',
    layers: [...CORE, 'bundles', 'downloads', 'laboratory'],
    packages: [ZOD, NODE, /^commander$/],
  },
  {
    name: 'electron',
    folder: 'src/main/electron',
    layers: [...CORE, 'bundles', 'downloads', 'laboratory'],
    packages: [ZOD, NODE, ELECTRON],
  },
  {
    name: 'web',
    folder: 'src/main/web',
    layers: [...CORE, 'bundles', 'downloads', 'laboratory'],
    packages: [ZOD, NODE],
  },
  { name: 'preload', folder: 'src/preload', layers: ['shared'], packages: [ZOD, ELECTRON] },
  {
    name: 'renderer',
    folder: 'src/renderer',
    layers: ['shared'],
    packages: [
      ZOD,
      /^react(-dom)?(\/.*)?$/,
      /^zustand(\/.*)?$/,
      /^@visx\/.+$/,
      /^@tanstack\/react-(query|virtual)$/,
      /^radix-ui$/,
      /^wouter(\/.*)?$/,
      /^lucide-react$/,
      /^@fontsource(-variable)?\/.+$/,
    ],
  },
  {
    name: 'models',
    folder: 'models',
    layers: [...CORE, 'scripts'],
    packages: [ZOD, NODE, ENGINE, /^@huggingface\/jinja$/, /^commander$/],
  },
  {
    name: 'scripts',
    folder: 'scripts',
    layers: [...CORE, 'laboratory', 'web', 'cli'],
    packages: [ZOD, NODE, ENGINE, /^(commander|playwright-core|vite|@vitejs\/plugin-react|axe-core)$/],
  },
  {
    name: 'test',
    folder: 'test',
    layers: [
      ...CORE,
      'bundles',
      'downloads',
      'laboratory',
      'cli',
      'electron',
      'web',
      'preload',
      'renderer',
      'models',
      'scripts',
    ],
    packages: [/^(?!electron(\/|$))/],
  },
];
