/** A text from outside as plain words within a line of Markdown: nothing in it is markup, a link or a new line. */
export function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&]/g, (character) => `\\${character}`);
}
