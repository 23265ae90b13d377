import { ClipboardCopy, Download, FileSpreadsheet, Image, MoreHorizontal, Table } from 'lucide-react';
import { useToast } from '../../state/toasts.js';
import { MettleError } from '../../../shared/errors.js';
import { IconButton } from '../../ui/icon-button.js';
import { Menu } from '../../ui/menu.js';
import { fileName } from '../export/file-name.js';
import { pngPicture } from '../export/picture.js';
import { readFigure } from '../export/read-figure.js';
import { saveFile, textFile } from '../../files/save-file.js';
import { csvText, tabbedText } from '../export/table-text.js';
import type { ChartToolsProps } from './presentation.js';

/** What can be taken out of a figure: its picture, its drawing and its numbers. */
export function ChartMenu({ title, description, table, fileWords, figure }: ChartToolsProps) {
  const toast = useToast();
  const attempt = (work: () => void | Promise<void>, done?: string) => () => {
    Promise.resolve()
      .then(work)
      .then(() => {
        if (done !== undefined) toast({ tone: 'success', title: done });
      })
      .catch((thrown: unknown) => {
        const { message, hint } = MettleError.from(thrown);
        toast({ tone: 'problem', title: message, ...(hint === undefined ? {} : { text: hint }) });
      });
  };
  const drawing = (): string => {
    const svg = figure?.querySelector('svg');
    if (!svg)
      throw new MettleError('INTERNAL', 'There is no figure to save.', { hint: 'Show the chart first.' });
    return readFigure(svg, { title, description, source: fileWords.join(' · ') });
  };
  const noFigure = figure === null;
  return (
    <Menu
      trigger={<IconButton label={`Copy or save: ${title}`} icon={<MoreHorizontal />} />}
      items={[
        {
          label: 'Copy as image',
          icon: <ClipboardCopy />,
          disabled: noFigure,
          onSelect: attempt(async () => {
            await copyPicture(pngPicture(drawing()));
          }, 'Image copied'),
        },
        {
          label: 'Copy table',
          icon: <Table />,
          onSelect: attempt(() => navigator.clipboard.writeText(tabbedText(table)), 'Table copied'),
        },
        'separator',
        {
          label: 'Save as SVG',
          icon: <Download />,
          disabled: noFigure,
          onSelect: attempt(() => saveFile(fileName(fileWords, 'svg'), textFile(drawing(), 'image/svg+xml'))),
        },
        {
          label: 'Save as PNG',
          icon: <Image />,
          disabled: noFigure,
          onSelect: attempt(async () => saveFile(fileName(fileWords, 'png'), await pngPicture(drawing()))),
        },
        {
          label: 'Save numbers as CSV',
          icon: <FileSpreadsheet />,
          onSelect: attempt(() => saveFile(fileName(fileWords, 'csv'), textFile(csvText(table), 'text/csv'))),
        },
      ]}
    />
  );
}

/** The clipboard takes a picture that is still in the making, so that the press that asked for it still counts. */
async function copyPicture(picture: Promise<Blob>): Promise<void> {
  if (typeof ClipboardItem === 'undefined') {
    throw new MettleError('INTERNAL', 'This browser cannot copy pictures.', {
      hint: 'Save it as PNG instead.',
    });
  }
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}
