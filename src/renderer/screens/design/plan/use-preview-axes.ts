import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PersonaGroup } from '../../../../shared/contract/library.js';
import type { Condition } from '../../../../shared/domain/condition.js';
import type { Instrument } from '../../../../shared/domain/instrument.js';
import { useCall, useClient } from '../../../api/hooks.js';
import { queryKey } from '../../../api/query-keys.js';
import { axesOf, conditionsByKind, KIND_TITLES } from '../model/cell-axes.js';
import type { CellAxes } from '../model/cell-walk.js';
import { conditionName, textNames } from '../model/condition-names.js';
import { useDesign, usePlanStanding } from '../state/design-desk.js';
import type { AxisGroup } from './axis-select.js';

/** The axes along which the preview can be moved, and what to choose from on each. */
export interface PreviewAxes {
  readonly axes: CellAxes;
  readonly conditions: readonly AxisGroup[];
  readonly items: readonly AxisGroup[];
  readonly templates: readonly AxisGroup[];
}

const NO_CONDITIONS: readonly Condition[] = [];
const NO_GROUPS: readonly PersonaGroup[] = [];

/** An item's two names as one value of a list. Identifiers hold no space. */
export function itemValue(instrument: string, item: string): string {
  return `${instrument} ${item}`;
}

/** Reads the instruments of the design, and lays out what the preview can show. */
export function usePreviewAxes(): PreviewAxes {
  const design = useDesign((whole) => whole);
  const { check } = usePlanStanding();
  const instruments = useInstruments(design.instruments);
  const templates = useCall('templates.list', {}).data?.templates;
  const groups = useCall('personas.list', {}).data?.groups ?? NO_GROUPS;
  const conditions = check?.conditions ?? NO_CONDITIONS;
  return useMemo(() => {
    const names = textNames(groups);
    const templateName = (id: string): string =>
      templates?.find(({ template }) => template.id === id)?.template.name ?? id;
    return {
      axes: axesOf(design, conditions, instruments),
      conditions: conditionsByKind(conditions).map(({ kind, conditions: own }) => ({
        heading: KIND_TITLES[kind],
        options: own.map((condition) => ({ value: condition.id, label: conditionName(condition, names) })),
      })),
      items: instruments.map(({ id, name, items }) => ({
        heading: name,
        options: items.map((item, place) => ({
          value: itemValue(id, item.id),
          label: `${place + 1}. ${item.text[design.language] ?? item.id}`,
        })),
      })),
      templates: [
        { heading: null, options: design.templates.map((id) => ({ value: id, label: templateName(id) })) },
      ],
    };
  }, [conditions, design, groups, instruments, templates]);
}

function useInstruments(ids: readonly string[]): readonly Instrument[] {
  const client = useClient();
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: queryKey('instruments.get', { id }),
      queryFn: () => client.call('instruments.get', { id }),
      staleTime: Infinity,
    })),
    combine: loadedInstruments,
  });
}

/** Kept outside, so that the answer stays the same object while nothing changes. */
function loadedInstruments(
  results: readonly { readonly data: { readonly instrument: Instrument } | undefined }[],
): readonly Instrument[] {
  return results.flatMap(({ data }) => (data === undefined ? [] : [data.instrument]));
}
