import { useMemo } from 'react';
import type { PersonaMap as PersonaMapView } from '../../shared/contract/views.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import { PersonaMapFigure, type PersonaMapRow } from './persona-map-figure.js';

export interface PersonaMapProps {
  readonly map: PersonaMapView;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  /** Shows the responses behind a row; `measured` is the type of the cell that was chosen. */
  readonly onOpen?: ((row: PersonaMapRow, measured: string) => void) | undefined;
}

/** Requested type by measured type: what came out for each type that was asked for. */
export function PersonaMap({ map, fileWords, faded = false, onOpen }: PersonaMapProps) {
  const table = useMemo(() => mapTable(map), [map]);
  return (
    <ChartFrame
      title="Requested type and measured type"
      description={`How often one administration gives each type (columns) when a persona asks for the type of the row. Full adoption fills the outlined diagonal; a subject that keeps its default fills the column of ${map.defaultType}.`}
      table={table}
      fileWords={fileWords}
      faded={faded}
    >
      {(width) => <PersonaMapFigure map={map} width={width} onOpen={onOpen} />}
    </ChartFrame>
  );
}

function mapTable({ types, rows }: PersonaMapView): ChartTable {
  const axes = rows[0]?.axes ?? [];
  return {
    columns: [
      textColumn('requested', 'Requested'),
      ...types.map((type) => numberColumn(type, type)),
      ...axes.flatMap(({ axis }) => [
        textColumn(`${axis}-letter`, `${axis} asked`),
        numberColumn(`${axis}-p`, `${axis} probability`),
        textColumn(`${axis}-against`, `${axis} against the default`),
      ]),
    ],
    rows: rows.map((row) => [
      row.requested,
      ...row.probabilities,
      ...row.axes.flatMap(({ letter, probability, against }) => [
        letter,
        probability,
        against ? 'yes' : 'no',
      ]),
    ]),
  };
}
