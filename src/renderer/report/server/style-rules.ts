/** A rule of a style sheet: one selector with what it sets. */
export interface StyleRule {
  readonly selector: string;
  readonly declarations: ReadonlyMap<string, string>;
}

/**
 * The rules of a built style sheet in their order, one a selector. What stands within `@media` and the like is left out: it
 * holds somewhere only.
 */
export function styleRules(css: string): StyleRule[] {
  const rules: StyleRule[] = [];
  let at = 0;
  while (at < css.length) {
    const brace = css.indexOf('{', at);
    if (brace < 0) break;
    const head = css
      .slice(at, brace)
      .replace(/^[\s\S]*;/, '')
      .trim();
    const end = blockEnd(css, brace);
    if (!head.startsWith('@')) {
      const declarations = declarationsOf(css.slice(brace + 1, end));
      for (const selector of head.split(',')) rules.push({ selector: selector.trim(), declarations });
    }
    at = end + 1;
  }
  return rules;
}

/** Where the brace that opens at `brace` closes. */
function blockEnd(css: string, brace: number): number {
  let depth = 0;
  for (let place = brace; place < css.length; place += 1) {
    if (css[place] === '{') depth += 1;
    if (css[place] === '}') depth -= 1;
    if (depth === 0) return place;
  }
  return css.length;
}

/** Semicolons within quotes or brackets, as in data addresses, end no declaration. */
function declarationsOf(block: string): Map<string, string> {
  const parts = block.match(/(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;])+/g) ?? [];
  return new Map(
    parts.flatMap((part): [string, string][] => {
      const colon = part.indexOf(':');
      return colon < 0 ? [] : [[part.slice(0, colon).trim(), part.slice(colon + 1).trim()]];
    }),
  );
}
