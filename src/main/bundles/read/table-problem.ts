/** What is wrong with a table, and where: a sentence without its end. */
export class TableProblem extends Error {
  override readonly name = 'TableProblem';
}
