import { LAYERS, type Layer } from './layer-table.js';
import { codeLines, importSpecifiers, resolveRelative, type SourceModule } from './source-module.js';

export const MAX_CODE_LINES = 300;

/** A broken rule: which one, in which file, and what stands there. */
export interface Violation {
  readonly rule: 'layer' | 'package' | 'unresolved' | 'cycle' | 'name' | 'length';
  readonly path: string;
  readonly detail: string;
}

const SHAPELESS_NAMES = new Set(['util', 'utils', 'helper', 'helpers', 'misc']);

/** Every rule over every module, in module order. Pure: `modules` is all that it knows. */
export function violations(modules: readonly SourceModule[]): Violation[] {
  return [...importViolations(modules), ...cycleViolations(modules), ...modules.flatMap(shapeViolations)];
}

/** Imports that leave a file's layer for one, or for a package, that the layer table does not give it. */
export function importViolations(modules: readonly SourceModule[]): Violation[] {
  const paths = new Set(modules.map((module) => module.path));
  return modules.flatMap((module) => {
    const layer = layerOf(module.path);
    if (layer === null) return [{ rule: 'layer', path: module.path, detail: 'stands in no layer' } as const];
    return importSpecifiers(module).flatMap((specifier) => importViolation(module, layer, specifier, paths));
  });
}

function importViolation(
  module: SourceModule,
  layer: Layer,
  specifier: string,
  paths: ReadonlySet<string>,
): Violation[] {
  const { path } = module;
  if (!specifier.startsWith('.')) {
    const allowed = layer.packages.some((pattern) => pattern.test(specifier));
    return allowed ? [] : [{ rule: 'package', path, detail: `${layer.name} may not name ${specifier}` }];
  }
  // The bundler resolves what is no source: data and styles.
  if (/\.(json|css)$/.test(specifier)) return [];
  const target = resolveRelative(path, specifier, paths);
  if (target === null) return [{ rule: 'unresolved', path, detail: specifier }];
  const targetLayer = layerOf(target);
  const allowed =
    targetLayer !== null && (targetLayer.name === layer.name || layer.layers.includes(targetLayer.name));
  return allowed ? [] : [{ rule: 'layer', path, detail: `${layer.name} may not import ${target}` }];
}

/** Groups of files that import one another in a ring, types included; one violation a group, named by its first file. */
export function cycleViolations(modules: readonly SourceModule[]): Violation[] {
  const paths = new Set(modules.map((module) => module.path));
  const graph = new Map(
    modules.map((module) => [
      module.path,
      importSpecifiers(module)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolveRelative(module.path, specifier, paths))
        .filter((target) => target !== null),
    ]),
  );
  return rings(graph).map((ring) => ({ rule: 'cycle', path: ring[0] ?? '', detail: ring.join(' -> ') }));
}

/** Strongly connected components with more than one node, or with an edge to itself (Tarjan, SIAM J. Comput. 1, 1972). */
function rings(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const indices = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    const index = indices.size;
    indices.set(node, index);
    lowest.set(node, index);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const reached = indices.has(next)
        ? stack.includes(next)
          ? indices.get(next)
          : undefined
        : visit(next);
      if (reached !== undefined) lowest.set(node, Math.min(lowest.get(node) ?? index, reached));
    }
    const low = lowest.get(node) ?? index;
    if (low === index) {
      const component = stack.splice(stack.indexOf(node));
      const selfEdge = graph.get(node)?.includes(node) ?? false;
      if (component.length > 1 || selfEdge) found.push(component.sort());
    }
    return low;
  };
  for (const node of graph.keys()) if (!indices.has(node)) visit(node);
  return found;
}

/** A file that is too long, or one that is named (or stands in a folder that is named) for nothing in particular. */
export function shapeViolations(module: SourceModule): Violation[] {
  const { path } = module;
  const shapeless = path
    .split('/')
    .filter((part) => SHAPELESS_NAMES.has(part.replace(/\..*$/, '').toLowerCase()));
  const lines = codeLines(module);
  return [
    ...shapeless.map((part) => ({
      rule: 'name' as const,
      path,
      detail: `${part} says nothing of what it holds`,
    })),
    ...(lines > MAX_CODE_LINES
      ? [{ rule: 'length' as const, path, detail: `${lines} lines of code, at most ${MAX_CODE_LINES}` }]
      : []),
  ];
}

function layerOf(path: string): Layer | null {
  return LAYERS.find((layer) => path.startsWith(`${layer.folder}/`)) ?? null;
}
