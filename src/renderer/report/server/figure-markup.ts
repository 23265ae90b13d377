/** An element of a figure's markup. */
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (MarkupElement | string)[];
}

/** A closing tag, an opening one with its attributes, or text. */
const TOKEN =
  /<\/([A-Za-z][\w:-]*)>|<([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|<!--[\s\S]*?-->|([^<]+)/gy;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/**
 * The first `svg` of markup that React made: every attribute in double quotes, every element closed. Throws a RangeError for
 * markup without one, or of another make.
 */
export function readSvg(markup: string): MarkupElement {
  const start = markup.indexOf('<svg');
  if (start < 0) throw new RangeError('there is no figure in the markup');
  const open: { name: string; attributes: Record<string, string>; children: (MarkupElement | string)[] }[] =
    [];
  TOKEN.lastIndex = start;
  for (let token = TOKEN.exec(markup); token !== null; token = TOKEN.exec(markup)) {
    const [, closed, opened, attributes = '', alone, text] = token;
    const parent = open.at(-1);
    if (text !== undefined) parent?.children.push(plainText(text));
    if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes), children: [] };
      parent?.children.push(element);
      if (alone !== '/') open.push(element);
    }
    if (closed === undefined) continue;
    const done = open.pop();
    if (done?.name !== closed) break;
    if (open.length === 0) return done;
  }
  throw new RangeError('the markup of a figure is not closed');
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, plainText(value)]),
  );
}

function plainText(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}
