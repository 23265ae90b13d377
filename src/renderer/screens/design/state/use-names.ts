import { useCallback, useMemo } from 'react';
import type { PersonaGroup } from '../../../../shared/contract/library.js';
import type { Population } from '../../../../shared/domain/population.js';
import { useCall } from '../../../api/hooks.js';
import { textNames, type TextNames } from '../model/condition-names.js';

const NO_GROUPS: readonly PersonaGroup[] = [];
const NO_POPULATIONS: readonly Population[] = [];

/** The populations of the library; none while they are being read. */
export function usePopulations(): readonly Population[] {
  const list = useCall('populations.list', {}).data?.populations;
  return useMemo(() => list?.map(({ population }) => population) ?? NO_POPULATIONS, [list]);
}

/** The names of the library's texts and populations; none while they are being read. */
export function useTextNames(): TextNames {
  const groups = useCall('personas.list', {}).data?.groups ?? NO_GROUPS;
  const populations = usePopulations();
  return useMemo(() => textNames(groups, populations), [groups, populations]);
}

/** Gives a template's name by its identifier. */
export function useTemplateName(): (id: string) => string {
  const templates = useCall('templates.list', {}).data?.templates;
  return useCallback(
    (id) => templates?.find(({ template }) => template.id === id)?.template.name ?? id,
    [templates],
  );
}
