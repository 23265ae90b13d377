import { useMemo } from 'react';
import { FactorEffectsByLevel } from '../../../../charts/factor-effects-by-level.js';
import { formatConfidence } from '../../../../charts/layout/number-text.js';
import { shownDomain } from '../../../../charts/layout/specification-curve-layout.js';
import { languageInfo } from '../../../../../shared/domain/languages.js';
import type { LanguageFinding, Measure } from '../../../../../shared/domain/specification-curve/result.js';
import { formatShare } from '../../../../formatting/numbers.js';
import { DataTable } from '../../../../ui/data-table.js';
import sections from '../../sections/sections.module.css';
import { comparedLanguages, languageRows } from '../model/language-rows.js';
import { fileWords, type SpecificationView } from '../model/specification-view.js';

/** The default and resistance in each language of the items, and how items were read in it. */
export function LanguagesSection({ view }: { readonly view: SpecificationView }) {
  const { result, detail } = view;
  const instruments = detail.instruments.filter(({ id }) =>
    result.measures.some(({ instrument }) => instrument === id),
  );
  const words = `${formatConfidence(result.confidence)} intervals; other choices weigh alike.`;
  return (
    <div className={sections.stack}>
      <Comparison
        view={view}
        wanted={({ instrument }) => instrument === null}
        title="Resistance by language"
        description={`Marginal means by the language of the items, with ${words}`}
        file="resistance by language"
      />
      {instruments.map(({ id, name }) => (
        <Comparison
          key={id}
          view={view}
          wanted={({ instrument }) => instrument === id}
          title={`Default persona by language: ${name}`}
          description={`The default's mean score on each scale by the language of the items, with ${words}`}
          file={`default by language ${id}`}
        />
      ))}
      <div className={sections.panel}>
        <ReadingTable view={view} />
      </div>
    </div>
  );
}

interface ComparisonProps {
  readonly view: SpecificationView;
  readonly wanted: (measure: Measure) => boolean;
  readonly title: string;
  readonly description: string;
  readonly file: string;
}

function Comparison({ view, wanted, title, description, file }: ComparisonProps) {
  const { result } = view;
  const levels = useMemo(() => comparedLanguages(result), [result]);
  const rows = languageRows(result, wanted);
  const measure = result.measures.find(wanted);
  if (rows.length === 0 || measure === undefined) return null;
  const values = rows.flatMap(({ means }) =>
    means.flatMap(({ estimate, low, high }) => [estimate, low ?? estimate, high ?? estimate]),
  );
  return (
    <div className={sections.panel}>
      <FactorEffectsByLevel
        title={title}
        description={description}
        levels={levels}
        rows={rows}
        domain={shownDomain(values, measure)}
        fileWords={fileWords(view, file)}
        faded={view.faded}
      />
    </div>
  );
}

function ReadingTable({ view }: { readonly view: SpecificationView }) {
  const { languages, mode } = view.result;
  return (
    <DataTable
      caption="How items were read in each language"
      dense
      rows={languages}
      rowKey={({ language }) => language}
      columns={[
        {
          id: 'language',
          heading: 'Language',
          render: ({ language }) => {
            const { tag, name, ownName, direction } = languageInfo(language);
            return (
              <>
                <span lang={tag} dir={direction}>
                  {ownName}
                </span>
                {ownName === name ? '' : ` (${name})`}
              </>
            );
          },
        },
        {
          id: 'gate',
          heading: 'Gate passed',
          align: 'right',
          render: ({ measurable, specifications }) => `${measurable} of ${specifications}`,
        },
        mode === 'readout'
          ? {
              id: 'off',
              heading: 'Off the options',
              align: 'right',
              render: ({ offOption }) => (offOption === null ? '–' : formatShare(offOption)),
            }
          : {
              id: 'refusals',
              heading: 'Refusals',
              align: 'right',
              render: ({ refusalRate }) => (refusalRate === null ? '–' : formatShare(refusalRate)),
            },
        { id: 'frames', heading: 'Words around the items', render: (finding) => frameWords(view, finding) },
      ]}
    />
  );
}

/** Which templates lend their words in another language, since they have none in this one. */
function frameWords({ detail }: SpecificationView, { frames, language }: LanguageFinding): string {
  const other = frames.filter((frame) => frame.language !== null && frame.language !== language);
  if (other.length === 0) return 'In the same language';
  const names = other.map(({ template, language: own }) => {
    const name = detail.templates.find(({ id }) => id === template)?.name ?? template;
    return `${name} (${languageInfo(own ?? 'en').name})`;
  });
  return `In another: ${names.join(', ')}`;
}
