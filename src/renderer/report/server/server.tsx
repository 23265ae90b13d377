import { renderToString } from 'react-dom/server';
import type { ReportInput, ReportRenderer } from '../../../shared/contract/report.js';
import { csvText } from '../../charts/export/table-text.js';
import type { DrawnFigure } from '../../charts/frame/presentation.js';
import { ReportPage } from '../report-page.js';
import { FigureDocuments } from './figure-document.js';
import { FigureNames } from './figure-names.js';
import { htmlDocument } from './html-document.js';

/** See `ReportRenderer`. */
export const renderReport: ReportRenderer['renderReport'] = (given, assets) => {
  // What the script will read: a number such as -0 must not be drawn here as it is not there.
  const input = JSON.parse(JSON.stringify(given)) as ReportInput;
  const drawn: { readonly figure: DrawnFigure; readonly subject: string | null }[] = [];
  const page = renderToString(
    <ReportPage input={input} onFigure={(figure, subject) => drawn.push({ figure, subject })} />,
  );
  const documents = new FigureDocuments(assets.style);
  const names = new FigureNames(input.results.study.kind);
  return {
    html: htmlDocument({ title: `${input.results.study.name}: report`, page, data: input, assets }),
    figures: drawn.map(({ figure, subject }) => ({
      name: names.next(figure.place, figure.title, subject),
      title: figure.title,
      svg: documents.documentOf(figure),
      csv: csvText(figure.table),
    })),
  };
};
