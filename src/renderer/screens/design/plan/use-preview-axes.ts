import { useMemo } from 'react';
import type { Condition } from '../../../../shared/domain/condition.js';
import type { Specification } from '../../../../shared/domain/specification.js';
import { axesOf, conditionsByKind } from '../model/cell-axes.js';
import { settledCell, type CellAxes, type CellChoice } from '../model/cell-walk.js';
import { conditionName } from '../model/condition-names.js';
import { factorsByVariation, specificationWords } from '../model/specification-levels.js';
import { useDesign, useDesignState, usePlanStanding } from '../state/design-desk.js';
import { useInstruments } from '../state/use-instruments.js';
import { useTemplateName, useTextNames } from '../state/use-names.js';
import type { AxisGroup } from './axis-select.js';

/** The axes along which the preview can be moved, and what to choose from on each. */
export interface PreviewAxes {
  readonly axes: CellAxes;
  /** The cell that is shown; null where the plan has none. */
  readonly cell: CellChoice | null;
  /** Of its items. */
  readonly language: string;
  readonly conditions: readonly AxisGroup[];
  readonly items: readonly AxisGroup[];
  readonly templates: readonly AxisGroup[];
  /** Null unless the study varies the administration: then they take the place of templates and orders. */
  readonly specifications: readonly AxisGroup[] | null;
}

const NO_CONDITIONS: readonly Condition[] = [];

/** An item's two names as one value of a list. Identifiers hold no space. */
export function itemValue(instrument: string, item: string): string {
  return `${instrument} ${item}`;
}

/** Reads the instruments of the design, and lays out what the preview can show. */
export function usePreviewAxes(): PreviewAxes {
  const design = useDesign((whole) => whole);
  const wanted = useDesignState(({ cell }) => cell);
  const { check } = usePlanStanding();
  const instruments = useInstruments(design.instruments);
  const names = useTextNames();
  const templateName = useTemplateName();
  const conditions = check?.conditions ?? NO_CONDITIONS;
  const varies = design.kind === 'specification' || design.instability?.itemOrders !== undefined;
  const specifications = varies ? (check?.specifications ?? null) : null;
  const axes = useMemo(
    () => axesOf(design, conditions, instruments, specifications),
    [conditions, design, instruments, specifications],
  );
  const cell = useMemo(() => settledCell(axes, wanted), [axes, wanted]);
  const language = specifications?.find(({ id }) => id === cell?.specification)?.language ?? design.language;
  const groups = useMemo(
    () => ({
      conditions: conditionsByKind(conditions).map(({ title, conditions: own }): AxisGroup => ({
        heading: title,
        options: own.map((condition) => ({ value: condition.id, label: conditionName(condition, names) })),
      })),
      templates: oneGroup(design.templates.map((id) => ({ value: id, label: templateName(id) }))),
      specifications:
        specifications === null ? null : oneGroup(specificationOptions(specifications, templateName)),
    }),
    [conditions, design.templates, names, specifications, templateName],
  );
  const items = useMemo(
    () =>
      instruments.map(({ id, name, items: own }): AxisGroup => ({
        heading: name,
        options: own.map((item, place) => ({
          value: itemValue(id, item.id),
          label: `${place + 1}. ${item.text[language] ?? item.id}`,
        })),
      })),
    [instruments, language],
  );
  return { axes, cell, language, items, ...groups };
}

function specificationOptions(
  specifications: readonly Specification[],
  templateName: (id: string) => string,
): AxisGroup['options'] {
  const { varied } = factorsByVariation(specifications);
  return specifications.map((specification) => ({
    value: specification.id,
    label: specificationWords(specification, varied, templateName),
  }));
}

function oneGroup(options: AxisGroup['options']): AxisGroup[] {
  return [{ heading: null, options }];
}
