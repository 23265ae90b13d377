import type { StudySnapshot } from '../../store/store.js';
import { responseRange, scaleItems } from '../../instruments/scoring.js';
import type { EnvironmentFile, InstrumentFile } from '../format/study-files.js';
import { rangeText, type Row, type Table } from '../../studies/tables/column.js';

/** The rows of `data/subjects`. */
export function subjectRows({ subjects }: EnvironmentFile): Row[] {
  return subjects.map(({ subject, responses, expected, failure }) => [
    ...[subject.sha256, subject.name, subject.fileName, subject.path, subject.bytes, subject.architecture],
    ...[subject.quantization, subject.family, subject.sizeLabel],
    ...[subject.parameters ?? null, subject.weightsBytes ?? null, subject.tensors],
    ...[subject.contextLength, subject.vocabularySize, subject.licence, subject.source],
    ...[subject.adapter?.name ?? null, subject.adapter?.sha256 ?? null, subject.adapter?.scale ?? null],
    ...[subject.baseSha256 ?? null, responses, expected, failure?.code ?? null],
  ]);
}

/** The rows of `data/conditions`. */
export function conditionRows({ conditions }: Pick<StudySnapshot, 'conditions'>): Row[] {
  return conditions.map((condition) => [
    ...[condition.id, condition.kind, condition.persona ?? null, condition.role ?? null],
    ...[condition.wording ?? null, condition.heldOut ?? false, condition.antiOf ?? null],
    ...[condition.lengthOf ?? null, condition.system],
  ]);
}

/** The rows of `data/items`: each item on each scale that it counts on, in each language of the study. */
export function itemRows(files: readonly InstrumentFile[], languages: readonly string[]): Row[] {
  return files.flatMap(({ instrument, withheld }) => {
    const { min, max } = responseRange(instrument);
    const positions = new Map(instrument.items.map(({ id }, place) => [id, place + 1]));
    return instrument.scales.flatMap((scale) =>
      scaleItems(instrument, scale.id).flatMap(({ item, sign }) =>
        languages.map((language) => {
          const options = item.options ?? instrument.options.map(({ text }) => text);
          const texts = options.flatMap((text) => text[language] ?? []);
          const shown = withheld === null && instrument.format !== 'open';
          return [
            ...[instrument.id, item.id, positions.get(item.id) ?? null],
            ...[scale.id, scale.name, scale.kind, scale.parent ?? null, sign, min, max, language],
            withheld === null ? (item.text[language] ?? null) : null,
            shown ? JSON.stringify(texts) : null,
          ];
        }),
      ),
    );
  });
}

/** The rows of `data/dictionary.csv`. */
export function dictionaryRows(tables: readonly Table[]): Row[] {
  return tables.flatMap((table) =>
    table.columns.map((column) => [
      ...[table.name, column.name, column.type, column.unit ?? null, rangeText(column) || null],
      ...[column.required ?? false, column.meaning],
    ]),
  );
}
