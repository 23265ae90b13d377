import type { ReportAssets } from '../../../shared/contract/report.js';
import { escapedText } from '../../charts/export/svg-tree.js';
import { DATA_ID, ROOT_ID } from '../document-ids.js';

/** What a report's document is put together from. */
export interface HtmlParts {
  readonly title: string;
  /** Markup of the page, as React made it. */
  readonly page: string;
  /** What the page is made of; anything that JSON can hold. */
  readonly data: unknown;
  readonly assets: ReportAssets;
}

/**
 * A report as one HTML document that needs no other file. Its policy lets in the one script and the one style that are named by
 * their hashes, typefaces and pictures that stand in the style, and nothing from anywhere else; data stand in an element that
 * no browser runs.
 */
export function htmlDocument({ title, page, data, assets }: HtmlParts): string {
  const { script, style, scriptHash, styleHash } = assets;
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    `style-src 'sha256-${styleHash}'`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapedText(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<div id="${ROOT_ID}">${page}</div>`,
    `<script type="application/json" id="${DATA_ID}">${inertJson(data)}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** JSON that no reader of HTML or of scripts takes for an end, a tag or a line break of its own. */
export function inertJson(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
