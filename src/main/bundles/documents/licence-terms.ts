/**
 * Licences that let a text be passed on, as the SPDX identifiers that they begin with or the words that they hold. Terms that
 * forbid changes or money (`CC-BY-ND`, `CC-BY-NC`) let a text be passed on as it is.
 */
const PASSED_ON = [
  /^CC0-/,
  /^CC-BY(-NC)?(-SA|-ND)?-\d/,
  /^(MIT|ISC|Unlicense|0BSD|PDDL-1\.0)\b/,
  /^(Apache|BSD|GPL|LGPL|AGPL|MPL|ODC-By|ODbL|GFDL|EUPL|CDLA-Permissive|CDLA-Sharing)-\d/,
  /^OFL-\d/,
  /\bpublic domain\b/i,
];

/** Words that take back what others in the same licence give. */
const KEPT_IN = [
  /\ball rights reserved\b/i,
  /\bproprietary\b/i,
  /\bpermission\b/i,
  /\b(no|not|without|forbid\w*|prohibit\w*)\b.{0,40}\bredistribut/i,
  /\bresearch (use )?only\b/i,
  /\bdo not (copy|share|distribute)\b/i,
];

/** Whether a licence is known to let a text be passed on to others; one that is not known does not. */
export function maybePassedOn(licence: string): boolean {
  const terms = licence.trim();
  return PASSED_ON.some((known) => known.test(terms)) && !KEPT_IN.some((words) => words.test(terms));
}
