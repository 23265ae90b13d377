/**
 * Whether the last sign of an ORCID such as 0000-0002-1825-0097 is the check of the others: ISO 7064 MOD 11-2, as
 * https://support.orcid.org describes it. False for what has not its form.
 */
export function isOrcid(text: string): boolean {
  const digits = text.replaceAll('-', '');
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text)) return false;
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.endsWith(check === 10 ? 'X' : String(check));
}

/** An ORCID out of what was typed or pasted: its address is taken as well. */
export function readOrcid(text: string): string {
  return text
    .trim()
    .replace(/^https?:\/\/(www\.)?orcid\.org\//i, '')
    .toUpperCase();
}
